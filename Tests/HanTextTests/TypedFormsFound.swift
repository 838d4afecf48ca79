/// Names and typed forms that match them: places of Shaanxi, characters of several readings, mixed forms.
///
/// One name a line, then its typed forms.
let typedFormsFound = """
  陕西省 shanxisheng sxs shanxs
  西安市 xianshi xas xa市
  新城区 xinchengqu xcq xinchengq
  碑林区 beilinqu blq blinqu
  莲湖区 lianhuqu lhq lianhq
  灞桥区 baqiaoqu bqq bq区
  未央区 weiyangqu wyq weiyangq
  雁塔区 yantaqu ytq ytaqu
  阎良区 yanliangqu ylq yanlq
  临潼区 lintongqu ltq lt区
  长安区 changanqu caq changanq
  高陵区 gaolingqu glq glingqu
  鄠邑区 huyiqu hyq huyq
  蓝田县 lantianxian ltx lt县
  周至县 zhouzhixian zzx zhouzhixia
  铜川市 tongchuanshi tcs tchuanshi
  王益区 wangyiqu wyq wangyq
  印台区 yintaiqu ytq yt区
  耀州区 yaozhouqu yzq yaozhouq
  宜君县 yijunxian yjx yjunxian
  宝鸡市 baojishi bjs baojs
  渭滨区 weibinqu wbq wb区
  金台区 jintaiqu jtq jintaiq
  陈仓区 chencangqu ccq ccangqu
  凤翔区 fengxiangqu fxq fengxq
  岐山县 qishanxian qsx qs县
  扶风县 fufengxian ffx fufengxia
  眉县 meixian mx mxian
  陇县 longxian lx longx
  千阳县 qianyangxian qyx qy县
  麟游县 linyouxian lyx linyouxia
  凤县 fengxian fx fxian
  太白县 taibaixian tbx taibx
  咸阳市 xianyangshi xys xy市
  秦都区 qinduqu qdq qinduq
  杨陵区 yanglingqu ylq ylingqu
  渭城区 weichengqu wcq weicq
  三原县 sanyuanxian syx sy县
  泾阳县 jingyangxian jyx jingyangxia
  乾县 qianxian qx qxian
  礼泉县 liquanxian lqx liqx
  永寿县 yongshouxian ysx ys县
  长武县 changwuxian cwx changwuxia
  旬邑县 xunyixian xyx xyixian
  淳化县 chunhuaxian chx chunhx
  武功县 wugongxian wgx wg县
  兴平市 xingpingshi xps xingpingsh
  彬州市 binzhoushi bzs bzhoushi
  渭南市 weinanshi wns weins
  临渭区 linweiqu lwq lw区
  华州区 huazhouqu hzq huazhouq
  潼关县 tongguanxian tgx tguanxian
  大荔县 dalixian dlx dalx
  合阳县 heyangxian hyx hy县
  澄城县 chengchengxian ccx chengchengxia
  蒲城县 puchengxian pcx pchengxian
  白水县 baishuixian bsx baisx
  富平县 fupingxian fpx fp县
  韩城市 hanchengshi hcs hanchengsh
  华阴市 huayinshi hys hyinshi
  延安市 yananshi yas yanas
  宝塔区 baotaqu btq bt区
  安塞区 ansaiqu asq ansaiq
  延长县 yanchangxian ycx ychangxian
  延川县 yanchuanxian ycx yancx
  志丹县 zhidanxian zdx zd县
  吴起县 wuqixian wqx wuqixia
  甘泉县 ganquanxian gqx gquanxian
  富县 fuxian fx fux
  洛川县 luochuanxian lcx lc县
  宜川县 yichuanxian ycx yichuanxia
  黄龙县 huanglongxian hlx hlongxian
  黄陵县 huanglingxian hlx huanglx
  子长市 zichangshi zcs zc市
  汉中市 hanzhongshi hzs hanzhongsh
  汉台区 hantaiqu htq htaiqu
  南郑区 nanzhengqu nzq nanzq
  城固县 chengguxian cgx cg县
  洋县 yangxian yx yangxia
  西乡县 xixiangxian xxx xxiangxian
  勉县 mianxian mx mianx
  宁强县 ningqiangxian nqx nq县
  略阳县 lveyangxian lyx lveyangxia
  镇巴县 zhenbaxian zbx zbaxian
  留坝县 liubaxian lbx liubx
  佛坪县 fopingxian fpx fp县
  榆林市 yulinshi yls yulinsh
  榆阳区 yuyangqu yyq yyangqu
  横山区 hengshanqu hsq hengsq
  府谷县 fuguxian fgx fg县
  靖边县 jingbianxian jbx jingbianxia
  定边县 dingbianxian dbx dbianxian
  绥德县 suidexian sdx suidx
  米脂县 mizhixian mzx mz县
  佳县 jiaxian jx jiaxia
  吴堡县 wubuxian wbx wbuxian
  清涧县 qingjianxian qjx qingjx
  子洲县 zizhouxian zzx zz县
  神木市 shenmushi sms shenmush
  安康市 ankangshi aks akangshi
  汉滨区 hanbinqu hbq hanbq
  汉阴县 hanyinxian hyx hy县
  石泉县 shiquanxian sqx shiquanxia
  宁陕县 ningshanxian nsx nshanxian
  紫阳县 ziyangxian zyx ziyx
  岚皋县 langaoxian lgx lg县
  平利县 pinglixian plx pinglixia
  镇坪县 zhenpingxian zpx zpingxian
  白河县 baihexian bhx baihx
  旬阳市 xunyangshi xys xy市
  商洛市 shangluoshi sls shangluosh
  商州区 shangzhouqu szq szhouqu
  洛南县 luonanxian lnx luonx
  丹凤县 danfengxian dfx df县
  商南县 shangnanxian snx shangnanxia
  山阳县 shanyangxian syx syangxian
  镇安县 zhenanxian zax zhenax
  柞水县 zhashuixian zsx zs县
  杨凌示范区 yanglingshifanqu ylsfq yanglingshifanq
  凤翔县 fengxiangxian fxx fxiangxian
  子长县 zichangxian zcx zicx
  旬阳县 xunyangxian xyx xy县
  陕西 shanxi shaanxi sx shaanx shaan s西 shan西 陕xi shanx
  陕西省慈善协会 sxscsxh shaanxishengcishan cishanxiehui csxh cish xiehui 慈善xh shanxisheng
  山西 shanxi sx
  西安 xian xi'an xa x'a xi'a x安
  西安市行业协会 hyxh hangyexiehui hangye anshihy xashyxh hangyxh anshi
  银行业协会 yinhangye yhyxh yinhang
  会计学会 kuaijixuehui kjxh kuaiji kuaijixh huiji
  音乐家协会 yinyuejia yyjxh yinyue yinlejia
  调解协会 tiaojie tjxh tiaojiexh
  调查研究会 diaocha dcyjh
  重庆商会 chongqing cqsh chongqingshanghui
  重点项目 zhongdian zdxm
  种子协会 zhongzi zzxh zhzxh
  长安商会 changan cash chang'an zhangan
  长武县 changwu cwx zhangwu
  子长市 zichang zcs zizhang
  吴堡县 wubu wbx wubao wupu
  佛坪县 foping fpx fuping
  柞水县 zhashui zsx zuoshui
  厦门商会 xiamen xmsh shamen
  六安商会 luan lash lu'an liuan
  蚌埠商会 bengbu bbsh bangbu
  台州商会 taizhou tzsh
  丽水商会 lishui lssh
  给排水协会 jipaishui jpsxh geipaishui
  参茸行业协会 shenrong srhyxh canrong
  曾氏宗亲会 zengshi zszqh cengshi
  仇氏 qiushi qs choushi
  区氏 oushi os qushi
  朴氏 piaoshi ps pushi
  查氏 zhashi zs chashi
  盖氏 geshi gs gaishi
  翟氏 zhaishi zs dishi
  解氏 xieshi xs jieshi
  单氏 shanshi danshi
  尉迟 yuchi weichi
  万俟 moqi wansi
  律师协会 lvshi lushi lyushi lsxh lvshixiehui
  旅游协会 lvyou luyou lvyouxh lyxh
  略阳 lueyang lveyang lyueyang lvey luey ly
  绿色发展 lvse luse lsfz
  妇女联合会 funv funu fnlhh funvlianhehui
  女企业家协会 nvqiye nuqiye nqyjxh
  虐待 nvedai nuedai
  志愿服务 zhiyuanfuwu zyfw zhyfw zhiyfw
  汉中 hanzhong hanzh hanzho hanz hz hzhong hzh hanzhon h中 han中
  汉中市 hz市 hanzhong市 hanzhongshi hanzhsh hzsh
  扶贫开发协会 fp fpkf fupin kaifa kfxh
  养老服务中心 yanglao ylfw ylfwzx yanglfw
  社会工作 shgz shgzuo shehui sheh shhgz
  中国 zg zhg zhongguo zhongg
  中国（陕西）合力团 zhongguo(shaanxi hlt helituan heli团
  苏陕协作 ssxz sushan sushaan su陕xz
  百社百村 bsbc baishe baishebaicun
  3D打印协会 3ddy 3ddayin dyxh 3d打印
  2020年度 2020nd 2020niandu nd
  A股研究会 agyjh agu a股yjh
  ＩＴ行业 it行业 ithy
  买买提·艾力 maimaiti maimaitiaili mmtal mmt·al mmtaili
  張三 zhangsan zs
  乾县 qianxian qx
  县 xian x xia xi
  先进集体 xianjin xjjt
  女 nv nu nyu
  车 che ju c
  恶 e
  安 an a
  二〇一九 elyj erlyj erlingyijiu
  榆林 yulin yul yl
  延安 yanan yan'an ya
  阿房宫 afanggong efanggong epanggong afg
  """
