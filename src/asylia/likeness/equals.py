"""Given names that are one name in several languages, though their letters differ.

The first of each row stands for all of them.
"""

ROWS = """\
aleksei aliaksei aliaksej alaksej oleksii oleksiy oleksij alexey alexei aleksey aleksiej alexej
aleksandr aliaksandr oleksandr alexander aleksander alexandre aleksandras iskander
andrei andrey andrii andriy andrij andrej andreas andrius
anna hanna ganna ona anne ann
artem artsiom artyom artiom arciom arcjom artjom artsyom
dmitrii dmitry dmitriy dzmitry dzmitryi dzmitryj dmytro dimitri dmitri dmitrij dmitro
ekaterina yekaterina katsiaryna kacjaryna kaciaryna kateryna katerina jekaterina catherine
elena yelena alena olena helena jelena
evgenii yevgeny evgeny yauhen jauhen yauheni yevhen evgeni jewgeni jewhen eugene
ivan iwan jonas ioann john yoann
yuri yury yuri yurii yuriy jurij jurii iurii iuryi iuryj iurij juri uriy iourii yuryi youri jurgis
liudmila ludmila lyudmila liudmyla lidmila lioudmila ludmyla
mikhail mikhailo mykhailo mihail michail michal
natalia natalya nataliya nataliia natalja natallia natalka
nikolai nikolay mikalai mykola mikola nicolai nikolaj mikalaj mikolaj
olga olha volha wolha
pavel pavlo paval pawel paul paulius povilas
sergei sergey siarhei serhii serhiy serhij siarhej sergej sergii sergiy serge
stepan stsiapan stepans scjapan sciapan stefan stephan stepas
svetlana svitlana sviatlana swetlana
tatiana tatyana tatsiana tetiana tatjana tetyana
viktor wiktor victor viktar
vladimir volodymyr uladzimir wladimir volodimir
yakov yakiv jakov jakub yakub yaqub jacob
mohamed muhammad mohammad mohammed muhammed mohamad mahamed maxamed mehmet mahamat mamadou
ahmed ahmad axmed ahmet achmed
osman uthman othman usman cusmaan osmaan ousmane
omar umar cumar omer oumar
ali cali aly
hussein husayn hussain husain xuseen hosein hossein houssein huseyin hussien
hassan hasan xasan hasen
yousef yusuf youssef yosif joseph yosef yousuf yuusuf youssouf iosif
ibrahim ebrahim ibraahim brahim abraham abrahim
ismail ismael ismaaciil esmail esmaeil
aisha caasha asha aysha aicha ayesha caaisha
fatima faadumo fadumo fatma fatimah faatima fatemeh fatuma fatoumata
abdullah abdallah cabdullahi abdullahi abdoulaye abdulla
abdi cabdi
khadija khadijah khadiijo khadijo hatice xadiijo khadidja
maryam mariam miriam meryem maria mary maryan
said saeed saciid sayid saiid saied
mahmoud mahmood mahmud maxamuud mamoudou
suleiman sulayman soliman suleyman sulaiman saleban solomon
mustafa mostafa mustapha
yohannes johannes yohanes yohanis
tekle tecle teklu
haile hayle hailu
"""
