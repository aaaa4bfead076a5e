#include "text/letter_odds.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace tilmech {
namespace {

struct Group {
  int points;
  std::string_view trigrams;  // between spaces; ^ starts a word, $ ends it
};

// The logarithm of how much oftener Kyrgyz has three letters than Russian; negative the other way
// round. Counted in the project's own texts by tests/bench/letters.py.
constexpr auto kGroups = std::to_array<Group>({
    {-4,
     "^вс ^вы ^го ^св ^це авл ает азв аль ане ать ах$ ают ая$ вае ван ваю вле вля гос дит "
     "дно дст его едс ее$ ежд ель енн ерж еще жде зна ие$ ии$ ико ить их$ иче ию$ кие лед "
     "льн меж наз ная ние нии нно нны ног ное нос нск ные ным ных общ ово овы одн ое$ олн "
     "онн опр оры оти отр пис под пос пот пра рав реб ров род соб спр сть суд сь$ ся$ тве "
     "тич тся ть$ уча ую$ ход ции час чес чит щен щес ыва ые$ ых$ ьно ьны ют$ ютс яет язы"},
    {-3,
     "^во ^др ^и$ ^ис ^на ^об ^од ^по ^ра ^сл ^см ^сп ^ср ^уп ^яз або ави аво ако ами ано "
     "аче бот бще ва$ вам ват вис вит вно вны во$ вов вод воз все гла гов год дны дов дру "
     "ебл еду еза ем$ ены еск ест етс еча жда жду зав зва зов ива ивн ием ики име ите йст "
     "йте каж ких ков кры лов лож луч льс ля$ ляе ми$ нач нез ниц нию нов ной ную ный нят "
     "обр ов$ ова ове ови овл овн оди оже ой$ оле ом$ оро осл ост отв пом раз ращ рев ред "
     "рко рое сво сим ски ско сле сло слу сно сов сок ств стн сто тав тва тви тву тов тре "
     "ует упо упр хра цио чно ый$ ыми ьст ять ях$ яют"},
    {-2,
     "^пе ^пр ^ст анн арк арс вен дел ейс ени зак исп ит$ ия$ каз ки$ ла$ лен ли$ нар ния "
     "пер пол пре при рст стр те$ тел цен"},
    {-1, "^за ^от ^со ани ет$ но$ про ста"},
    {1, "^бо ^ка ^са ^та айт бол да$ дар тер"},
    {2,
     "^ал ^бе ^бу ^же ^ки ^ку ^кы ^ма ала ан$ анг анд аны ара аты бай бир ган ген гон де$ "
     "ди$ до$ ды$ ен$ ери ин$ йт$ кан кар кен кор кта мак нде ну$ олу он$ ор$ орд оту рди "
     "рыл тал тур тыр улу уно ура"},
    {3,
     "^ай ^ат ^ба ^би ^жу ^му ^оз ^ти ^ту ^ую ^чо аан ага ай$ акы алу алы амл ап$ арг ат$ "
     "баг бас бел бет ге$ ги$ гиз гун гын дон еге еке ерд жак жар жас жон жуг зма зун изд "
     "имд инд ип$ ири кай кал кас кел кет кмо кту кыс лбо лге лги лди лум мдо нги нда ндо "
     "нды нин нтт нуш озу онд орс ору отт ошо ошу пай рбо рле рул сак сал сиз стт сун сы$ "
     "сыз тар тту тук туш тык тыш угу укт ула улг улд уму уп$ урм урт уус ушт чу$ чул чур "
     "чыг шка шта ште шы$ шыр ыгы ык$ ыла ылг ышы эск яла яны"},
    {4,
     "^ар ^ач ^жа ^жо ^жы ^иш ^ке ^ол ^чы ^эс аал агы айы алг алд амд ар$ ард ары асы атт "
     "ашк ашт ашы баш га$ гил гы$ даг дег доо дук дуу дык дын елг ерг етт жаз жыл икт илд "
     "ишт иял ияс йза кем кер кте кун кыз кыл лар лга лда лде лдо лды лер лоо лор лук луу "
     "лык лын лып лыш маа мда мду мек нуз нун нуу ныз нын олд ону оо$ орл очу рге рда рде "
     "рду рды рло рмо рту рун руу рын сын тоо тта тте тти тты туз тул тун туу тыл тын уз$ "
     "узу ук$ уло умд ун$ унд уну ург уру усу уту уу$ ууг ууд уул уун ууч учу ушу шту шты "
     "шун шуу ыз$ ызм ыйз ыкт ылд ылы ын$ ына ынд ыны ып$ ышт ялы ясы"},
});

constexpr std::size_t kLetterBytes = 2;  // of Cyrillic letters

using Odds = std::unordered_map<std::string_view, int>;

Odds read_groups() {
  Odds odds;
  for (const Group& group : kGroups)
    for (std::size_t at = 0; at < group.trigrams.size();) {
      const std::size_t end = std::min(group.trigrams.find(' ', at), group.trigrams.size());
      odds.emplace(group.trigrams.substr(at, end - at), group.points);
      at = end + 1;
    }
  return odds;
}

}  // namespace

int letter_odds(std::string_view folded) {
  static const Odds odds = read_groups();
  std::string word = "^";
  word.append(folded).append("$");
  const auto width = [&](std::size_t at) {
    return static_cast<unsigned char>(word[at]) < 0x80 ? 1 : kLetterBytes;
  };
  int sum = 0;
  for (std::size_t at = 0; at < word.size(); at += width(at)) {
    const std::size_t second = at + width(at);
    if (second >= word.size()) break;
    const std::size_t third = second + width(second);
    if (third >= word.size()) break;
    const auto found = odds.find(std::string_view(word).substr(at, third + width(third) - at));
    if (found != odds.end()) sum += found->second;
  }
  return sum;
}

}  // namespace tilmech
