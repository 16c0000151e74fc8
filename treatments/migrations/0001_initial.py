import django.db.models.deletion
import treatments.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Family',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('summary', models.TextField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'families',
                'ordering': ['position', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GuidanceMethod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('summary', models.TextField()),
                ('advantages', treatments.fields.LinesField(blank=True, default=list)),
                ('limits', treatments.fields.LinesField(blank=True, default=list)),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('role', models.CharField(help_text='What this person does for the site.', max_length=200)),
                ('credentials', models.CharField(blank=True, help_text='Empty means: none stated.', max_length=300)),
                ('interests', models.TextField(help_text='Declared interests, or “None declared”.')),
                ('user', models.OneToOneField(blank=True, help_text='The account this person signs in with.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contributor', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Structure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('kind', models.CharField(choices=[('disc', 'Disc'), ('joint', 'Joint'), ('ligament', 'Ligament or fascia'), ('muscle', 'Muscle or tendon'), ('nerve', 'Nerve or the space around it'), ('bone', 'Bone'), ('donor-site', 'Place where tissue is taken'), ('other', 'Other')], max_length=12)),
                ('summary', models.TextField(help_text='What it is, in plain words.')),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['disc', 'joint', 'ligament', 'muscle', 'nerve', 'bone', 'donor-site', 'other'])), name='treatments_structure_kind_known', violation_error_message='Kind must be one of: disc, joint, ligament, muscle, nerve, bone, donor-site, other.')],
            },
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('published', 'Published'), ('archived', 'Archived')], default='draft', max_length=9)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('clinically_reviewed_on', models.DateField(blank=True, null=True)),
                ('body_region', models.CharField(choices=[('low-back', 'Low back'), ('sacroiliac', 'Sacroiliac joint and pelvis'), ('spine', 'Spine in general'), ('neck', 'Neck'), ('coccyx', 'Tail bone'), ('elsewhere', 'Outside the back')], max_length=12)),
                ('summary', models.TextField(help_text='What it is, in plain words.')),
                ('synonyms', treatments.fields.LinesField(blank=True, default=list, help_text='Other names, one per line.')),
                ('author', models.ForeignKey(blank=True, help_text='Who wrote the draft.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('clinical_reviewer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('publisher', models.ForeignKey(blank=True, help_text='Who published it. Never the author.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('structures', models.ManyToManyField(blank=True, related_name='conditions', to='treatments.structure')),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('author__isnull', False), ('published_on__isnull', False), ('publisher__isnull', False), ('status', 'published')), models.Q(('published_on__isnull', True), ('publisher__isnull', True), ('status__in', ['draft', 'in-review'])), ('status', 'archived'), _connector='OR'), name='treatments_condition_published_by_somebody', violation_error_message='A published record names its author, its publisher and the date; a draft has no publisher and no date.'), models.CheckConstraint(condition=models.Q(('author__isnull', True), ('publisher__isnull', True), models.Q(('author__isnull', False), ('publisher__isnull', False), models.Q(('author', models.F('publisher')), _negated=True)), _connector='OR'), name='treatments_condition_publisher_is_not_author', violation_error_message='Nobody publishes their own draft.'), models.CheckConstraint(condition=models.Q(models.Q(('clinical_reviewer__isnull', True), ('clinically_reviewed_on__isnull', True)), models.Q(('clinical_reviewer__isnull', False), ('clinically_reviewed_on__isnull', False)), _connector='OR'), name='treatments_condition_review_has_name_and_date', violation_error_message='A clinical review has both a reviewer and a date.'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in-review', 'published', 'archived'])), name='treatments_condition_status_known', violation_error_message='Status must be one of: draft, in-review, published, archived.'), models.CheckConstraint(condition=models.Q(('body_region__in', ['low-back', 'sacroiliac', 'spine', 'neck', 'coccyx', 'elsewhere'])), name='treatments_condition_body_region_known', violation_error_message='Body region must be one of: low-back, sacroiliac, spine, neck, coccyx, elsewhere.')],
            },
        ),
        migrations.CreateModel(
            name='Treatment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('published', 'Published'), ('archived', 'Archived')], default='draft', max_length=9)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('clinically_reviewed_on', models.DateField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('treatment', 'Treatment'), ('umbrella', 'Umbrella term'), ('programme', 'Combined programme'), ('comparator', 'Comparison used in studies')], default='treatment', max_length=10)),
                ('synonyms', treatments.fields.LinesField(blank=True, default=list, help_text='Other names and spellings, one per line.')),
                ('abbreviations', treatments.fields.LinesField(blank=True, default=list, help_text='PRP, BMC, … one per line.')),
                ('summary', models.TextField(help_text='What it is, in two or three plain sentences.')),
                ('what_happens', models.TextField(blank=True, help_text='What is done, step by step.')),
                ('material', models.CharField(help_text='What is put in, or “Nothing”.', max_length=300)),
                ('material_source', models.CharField(choices=[('own', 'Your own body'), ('donor', 'Another person (donor)'), ('own-or-donor', 'Your own body or a donor'), ('manufactured', 'A made product, no human tissue'), ('none', 'Nothing is put into the body'), ('not-stated', 'Not stated')], max_length=12)),
                ('mechanism', models.TextField(help_text='How it may work.')),
                ('mechanism_status', models.CharField(choices=[('proven', 'Proven'), ('proposed', 'Proposed, not proven'), ('unknown', 'Unknown')], max_length=8)),
                ('invasiveness', models.PositiveSmallIntegerField(choices=[(0, 'Nothing enters the body'), (1, 'Medicine by mouth'), (2, 'Needle'), (3, 'Needle, plus taking blood, marrow or fat'), (4, 'Small-cut surgery'), (5, 'Open surgery')])),
                ('setting', models.CharField(choices=[('home', 'At home'), ('office', 'Clinic or office'), ('outpatient', 'Outpatient procedure room or surgery centre'), ('hospital', 'Hospital'), ('varies', 'Varies'), ('not-stated', 'Not stated')], default='not-stated', max_length=10)),
                ('who_should_avoid', models.TextField(blank=True)),
                ('unknowns', treatments.fields.LinesField(blank=True, default=list, help_text='What nobody knows yet, one per line.')),
                ('search_text', models.TextField(default='', editable=False)),
                ('author', models.ForeignKey(blank=True, help_text='Who wrote the draft.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('clinical_reviewer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('conditions', models.ManyToManyField(blank=True, help_text='Problems it is offered or studied for.', related_name='treatments', to='treatments.condition')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='treatments', to='treatments.family')),
                ('guidance', models.ManyToManyField(blank=True, related_name='treatments', to='treatments.guidancemethod')),
                ('parent', models.ForeignKey(blank=True, help_text='The treatment this is a variant of.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='variants', to='treatments.treatment')),
                ('publisher', models.ForeignKey(blank=True, help_text='Who published it. Never the author.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('structures', models.ManyToManyField(blank=True, help_text='Where it goes.', related_name='treatments', to='treatments.structure')),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('author__isnull', False), ('published_on__isnull', False), ('publisher__isnull', False), ('status', 'published')), models.Q(('published_on__isnull', True), ('publisher__isnull', True), ('status__in', ['draft', 'in-review'])), ('status', 'archived'), _connector='OR'), name='treatments_treatment_published_by_somebody', violation_error_message='A published record names its author, its publisher and the date; a draft has no publisher and no date.'), models.CheckConstraint(condition=models.Q(('author__isnull', True), ('publisher__isnull', True), models.Q(('author__isnull', False), ('publisher__isnull', False), models.Q(('author', models.F('publisher')), _negated=True)), _connector='OR'), name='treatments_treatment_publisher_is_not_author', violation_error_message='Nobody publishes their own draft.'), models.CheckConstraint(condition=models.Q(models.Q(('clinical_reviewer__isnull', True), ('clinically_reviewed_on__isnull', True)), models.Q(('clinical_reviewer__isnull', False), ('clinically_reviewed_on__isnull', False)), _connector='OR'), name='treatments_treatment_review_has_name_and_date', violation_error_message='A clinical review has both a reviewer and a date.'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in-review', 'published', 'archived'])), name='treatments_treatment_status_known', violation_error_message='Status must be one of: draft, in-review, published, archived.'), models.CheckConstraint(condition=models.Q(('kind__in', ['treatment', 'umbrella', 'programme', 'comparator'])), name='treatments_treatment_kind_known', violation_error_message='Kind must be one of: treatment, umbrella, programme, comparator.'), models.CheckConstraint(condition=models.Q(('material_source__in', ['own', 'donor', 'own-or-donor', 'manufactured', 'none', 'not-stated'])), name='treatments_treatment_material_source_known', violation_error_message='Material source must be one of: own, donor, own-or-donor, manufactured, none, not-stated.'), models.CheckConstraint(condition=models.Q(('mechanism_status__in', ['proven', 'proposed', 'unknown'])), name='treatments_treatment_mechanism_status_known', violation_error_message='Mechanism status must be one of: proven, proposed, unknown.'), models.CheckConstraint(condition=models.Q(('invasiveness__in', [0, 1, 2, 3, 4, 5])), name='treatments_treatment_invasiveness_known', violation_error_message='Invasiveness must be one of: 0, 1, 2, 3, 4, 5.'), models.CheckConstraint(condition=models.Q(('setting__in', ['home', 'office', 'outpatient', 'hospital', 'varies', 'not-stated'])), name='treatments_treatment_setting_known', violation_error_message='Setting must be one of: home, office, outpatient, hospital, varies, not-stated.'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent__isnull', False), models.Q(('parent', models.F('id')), _negated=True)), _connector='OR'), name='treatments_treatment_not_its_own_parent', violation_error_message='A treatment cannot be a variant of itself.')],
            },
        ),
        migrations.CreateModel(
            name='Clinic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('published', 'Published'), ('archived', 'Archived')], default='draft', max_length=9)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('clinically_reviewed_on', models.DateField(blank=True, null=True)),
                ('place', models.CharField(help_text='As printed, or “Not stated”.', max_length=200)),
                ('takes_patients', models.CharField(choices=[('yes', 'Taking new patients'), ('no', 'Not taking new patients'), ('not-stated', 'Not stated')], default='not-stated', max_length=10)),
                ('sells', models.TextField(help_text='What it offers for money, or “Not stated”.')),
                ('author', models.ForeignKey(blank=True, help_text='Who wrote the draft.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('clinical_reviewer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('publisher', models.ForeignKey(blank=True, help_text='Who published it. Never the author.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treatments.contributor')),
                ('treatments', models.ManyToManyField(blank=True, related_name='clinics', to='treatments.treatment')),
            ],
            options={
                'ordering': ['name'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('author__isnull', False), ('published_on__isnull', False), ('publisher__isnull', False), ('status', 'published')), models.Q(('published_on__isnull', True), ('publisher__isnull', True), ('status__in', ['draft', 'in-review'])), ('status', 'archived'), _connector='OR'), name='treatments_clinic_published_by_somebody', violation_error_message='A published record names its author, its publisher and the date; a draft has no publisher and no date.'), models.CheckConstraint(condition=models.Q(('author__isnull', True), ('publisher__isnull', True), models.Q(('author__isnull', False), ('publisher__isnull', False), models.Q(('author', models.F('publisher')), _negated=True)), _connector='OR'), name='treatments_clinic_publisher_is_not_author', violation_error_message='Nobody publishes their own draft.'), models.CheckConstraint(condition=models.Q(models.Q(('clinical_reviewer__isnull', True), ('clinically_reviewed_on__isnull', True)), models.Q(('clinical_reviewer__isnull', False), ('clinically_reviewed_on__isnull', False)), _connector='OR'), name='treatments_clinic_review_has_name_and_date', violation_error_message='A clinical review has both a reviewer and a date.'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in-review', 'published', 'archived'])), name='treatments_clinic_status_known', violation_error_message='Status must be one of: draft, in-review, published, archived.'), models.CheckConstraint(condition=models.Q(('takes_patients__in', ['yes', 'no', 'not-stated'])), name='treatments_clinic_takes_patients_known', violation_error_message='Takes patients must be one of: yes, no, not-stated.')],
            },
        ),
    ]
