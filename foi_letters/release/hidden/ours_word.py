"""What a letter of ours may hold: every element with its attributes, and the pattern of each attribute's value.

One line names elements that have the same attributes. An attribute without a pattern after `=` is a TOKEN. Names
without a prefix are WordprocessingML. What is not here is a finding in a letter of ours.
"""

LETTER = """
document body p pPr rPr tbl tblPr tblGrid tr trPr tc tcPr tcBorders tblBorders tblCellMar tcMar pBdr tabs numPr sectPr
hdr ftr styles docDefaults rPrDefault pPrDefault numbering settings compat fonts footnotes endnotes pgBorders
r cr noBreakHyphen softHyphen separator continuationSeparator footnoteRef endnoteRef lastRenderedPageBreak
b bCs i iCs caps smallCaps strike dstrike noProof snapToGrid rtl cs keepNext keepLines pageBreakBefore | val=ONOFF
widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct bidi | val=ONOFF
autoSpaceDE autoSpaceDN adjustRightInd contextualSpacing mirrorIndents cantSplit tblHeader titlePg bidiVisual | val=ONOFF
noWrap hideMark qFormat semiHidden unhideWhenUsed locked evenAndOddHeaders autoHyphenation noEndnote | val=ONOFF
t instrText | xml:space
fldChar | fldCharType=begin|separate|end
fldSimple | instr=FIELD
tab | val pos leader
br | type clear
ptab | alignment relativeTo leader
sym | font=NAME char
pStyle rStyle tblStyle basedOn next link styleLink numStyleLink | val=NAME
name | val=NAME
jc textAlignment textDirection vAlign lvlJc suff multiLevelType type tblOverlap characterSpacingControl vertAlign | val
sz szCs kern w position outlineLvl ilvl numId abstractNumId gridSpan start startOverride uiPriority lvlRestart | val=INT
tblStyleRowBandSize tblStyleColBandSize defaultTabStop hyphenationZone numStart gridBefore gridAfter | val=INT
nsid tmpl numFmt numRestart pos charset family pitch notTrueType panose1 | val
decimalSymbol listSeparator | val=.
lvlText | val=BULLET
isLgl | val=ONOFF
altName | val=NAME
sig | usb0 usb1 usb2 usb3 csb0 csb1
color | val themeColor themeTint themeShade
highlight | val
u | val color themeColor
shd | val color fill themeColor themeFill themeFillTint themeFillShade
bdr top left bottom right start end between bar insideH insideV tl2br tr2bl | val sz=INT space=INT color themeColor w=INT type
rFonts | ascii=NAME hAnsi=NAME eastAsia=NAME cs=NAME hint asciiTheme hAnsiTheme eastAsiaTheme cstheme
lang themeFontLang | val eastAsia bidi
ind | left=INT right=INT start=INT end=INT hanging=INT firstLine=INT
spacing | before=INT after=INT line=INT lineRule val=INT beforeAutospacing afterAutospacing
framePr | w=INT h=INT hRule hSpace=INT vSpace=INT wrap vAnchor hAnchor x=INT y=INT xAlign yAlign
tblW tblInd tcW tblCellSpacing wBefore wAfter | w=INT type
tblLayout | type
tblLook cnfStyle | val firstRow lastRow firstColumn lastColumn noHBand noVBand
tblpPr | leftFromText rightFromText topFromText bottomFromText vertAnchor horzAnchor tblpX=INT tblpY=INT tblpXSpec tblpYSpec
tblCaption tblDescription | val=TITLE
gridCol | w=INT
trHeight | val=INT hRule
vMerge | val
headerReference footerReference | type r:id=ID
pgSz | w=INT h=INT orient code
pgMar | top=INT right=INT bottom=INT left=INT header=INT footer=INT gutter=INT
cols | space=INT num=INT equalWidth sep
col | w=INT space=INT
docGrid | linePitch=INT type charSpace=INT
pgNumType | start=INT fmt
footnotePr endnotePr
footnote endnote | id=INT type
footnoteReference endnoteReference | id=INT
style | type default styleId=NAME customStyle
tblStylePr | type
latentStyles | defLockedState defUIPriority defSemiHidden defUnhideWhenUsed defQFormat count=INT
lsdException | name=NAME semiHidden uiPriority unhideWhenUsed qFormat locked
abstractNum | abstractNumId=INT
num | numId=INT
lvl | ilvl=INT tplc tentative
lvlOverride | ilvl=INT
zoom | percent=INT val
compatSetting | name uri=NAMESPACE val
clrSchemeMapping | bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink
font | name=NAME
bookmarkStart | id=INT name
bookmarkEnd | id=INT
hyperlink | r:id=ID anchor history
drawing
wp:inline | distT=INT distB=INT distL=INT distR=INT
wp:anchor | distT=INT distB=INT distL=INT distR=INT simplePos relativeHeight=INT behindDoc locked layoutInCell allowOverlap
wp:simplePos | x=INT y=INT
wp:positionH wp:positionV | relativeFrom
wp:align wp:posOffset wp:wrapNone wp:wrapTopAndBottom wp:cNvGraphicFramePr
wp:wrapSquare | wrapText distT=INT distB=INT distL=INT distR=INT
wp:extent | cx=INT cy=INT
wp:effectExtent | l=INT t=INT r=INT b=INT
wp:docPr pic:cNvPr | id=INT name=NAME descr=LABEL title=LABEL
a:graphic a:blip a:stretch a:fillRect a:avLst a:noFill pic:pic pic:nvPicPr pic:blipFill | r:embed=ID cstate
a:graphicData | uri=NAMESPACE
a:graphicFrameLocks a:picLocks | noChangeAspect noChangeArrowheads noGrp
pic:cNvPicPr pic:spPr a:ln | bwMode preferRelativeResize w=INT
a:xfrm | rot=INT
a:off | x=INT y=INT
a:ext | cx=INT cy=INT
a:prstGeom | prst
"""
