"""One function a page. A page is a function of its address; nothing is written on GET."""
