/// Names and typed forms that do not match them: wrong order, a missing character, a syllable cut before another letter,
/// similar sounds, a separator in the wrong place, other characters.
///
/// One name a line, then its typed forms.
let typedFormsNotFound = """
  汉中市 hazhong hanzong zhonghan zhh hanshi hs haz市 hz区 hanzhongshiqu hanzhongx hnzh an'z
  宝鸡市 jibao jb baji bojishi bashi bs bojs baoj区 bao'j'x ba'oji
  西安市 xain ansx xiast xia'n xian区 sxa xis xi'na xnan xianxi
  先进 xi'an x'ian xj'x
  咸阳市 xi'an xinyang yangxian xanyang xianyin
  陕西省 ssheng shansheng sansi shaxi shnxi xishan shaangxi sax省x shanxii
  略阳县 lieyang lyx'x luyang lveyan'x lueyin
  榆林市 yuling yunlin linyu yls区
  南郑区 lanzheng nanz区x nzhqq nanzen区
  商洛市 sangluo shangruo luoshang slsh'x
  延安市 yansi yaan's yaanshi anya yian
  佛坪县 fobing hoping fpq foping市
  吴堡县 wubi hubu wbq wuboxian
  子长市 zizang cizhang zcx
  柞水县 zashui cuoshui zhashuei zaosui
  律师协会 lsh'ix lvsi nvshi lvxie lsxx lüxi
  行业协会 hanyexie xinye hxie hangxie yxih hexie
  慈善协会 cisan cishanhui cssh shancixie chishan
  扶贫 pf fupinx fuping hupin fpp
  养老服务 yanlao yanglou ylwf laoyang yafuwu
  2020年度 2021nd 202nd 20年nd niandu2020
  A股 b股 agg ag股
  买买提·艾力 maiaili mmali maimaitili
  abc bca abcd ac
  社会工作 sehui shhhg sgongzuo shuhui shehuizuo hgzs
  志愿服务 ziyuan zhiyan zyff zhiyuanwufu
  中国 guozhong zhguang gz zhonguo
  """
