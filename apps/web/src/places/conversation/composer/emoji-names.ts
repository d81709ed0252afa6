/** Each sign with the names it is found by; where several begin alike, the earlier sign is offered first. */
export const emojiNames = `👍 thumbsup yes +1|👎 thumbsdown no -1|😀 grinning happy|😃 smiley|😄 smile|😁 grin|😆 laughing|😅 sweat_smile|😂 joy tears|🤣 rofl
🙂 slight_smile|🙃 upside_down|😉 wink|😊 blush|😇 innocent angel|🥰 in_love|😍 heart_eyes|😘 kiss|😋 yum|😛 tongue|😜 wink_tongue|🤪 zany crazy
🤗 hug|🤭 giggle|🤫 shush quiet|🤔 thinking hmm|🤐 zipper|🤨 eyebrow|😐 neutral|😑 expressionless|😶 no_mouth|😏 smirk|😒 unamused|🙄 eyeroll|😬 grimace
😌 relieved|😔 pensive|😪 sleepy|😴 sleeping zzz|😷 mask|🤒 ill thermometer|🤢 nauseated|🤮 vomit|🤧 sneeze|🥵 hot|🥶 cold|🥴 woozy|🤯 exploding_head mindblown
🤠 cowboy|🥳 party_face|😎 sunglasses cool|🤓 nerd|🧐 monocle|😕 confused|😟 worried|🙁 frown|😮 open_mouth wow|😲 astonished|😳 flushed|🥺 pleading
😨 fearful|😰 anxious|😥 sad|😢 cry|😭 sob|😱 scream|😖 confounded|😞 disappointed|😩 weary|😫 tired|🥱 yawn|😤 triumph|😡 rage angry|🤬 swearing
😈 devil|💀 skull dead|💩 poop|🤡 clown|👻 ghost|👽 alien|🤖 robot bot|😺 cat_smile|🙈 see_no_evil monkey|🙉 hear_no_evil|🙊 speak_no_evil
💋 lips|💌 love_letter|💘 cupid|💔 broken_heart|❤️ heart love|🧡 orange_heart|💛 yellow_heart|💚 green_heart|💙 blue_heart|💜 purple_heart|🖤 black_heart
💯 hundred 100|💥 boom|💫 dizzy|💦 sweat_drops|💨 dash|💣 bomb|💬 speech|💭 thought|💤 sleep_sign|👋 wave hello bye|🤚 raised_back|✋ hand stop|🖖 vulcan
👌 ok|🤌 pinched|✌️ victory peace|🤞 crossed_fingers luck|🤟 love_you|🤘 horns metal|🤙 call_me|👈 point_left|👉 point_right|👆 point_up|👇 point_down
✊ fist|👊 punch|👏 clap applause|🙌 raised_hands hooray|👐 open_hands|🤝 handshake deal|🙏 pray thanks please|✍️ writing|💪 muscle strong|🧠 brain|👀 eyes look
👶 baby|🧒 child|👩 woman|👨 man|🧓 old|🙋 raising_hand|🤷 shrug|🤦 facepalm|💁 tipping|🙇 bow|🧙 mage wizard|🧛 vampire|🧟 zombie|💃 dancer|🕺 dancing
🐶 dog|🐱 cat|🐭 mouse|🐹 hamster|🐰 rabbit|🦊 fox|🐻 bear|🐼 panda|🐯 tiger|🦁 lion|🐮 cow|🐷 pig|🐸 frog|🐵 monkey_face|🐔 chicken|🐧 penguin|🐦 bird|🦆 duck|🦉 owl
🐺 wolf|🐴 horse|🦄 unicorn|🐝 bee|🐛 bug|🦋 butterfly|🐌 snail|🐞 ladybird|🐢 turtle|🐍 snake|🐙 octopus|🦀 crab|🐠 fish|🐬 dolphin|🐳 whale|🦈 shark|🐊 crocodile
💐 bouquet|🌸 blossom|🌹 rose|🌻 sunflower|🌱 seedling|🌲 evergreen tree|🌳 tree|🌵 cactus|🍀 clover lucky|🍁 maple|🍄 mushroom|🌍 earth world|🌙 moon|⭐ star|🌟 glowing_star|✨ sparkles
⚡ zap lightning|🔥 fire hot_stuff|🌈 rainbow|☀️ sun|⛅ cloudy|☁️ cloud|🌧️ rain|❄️ snowflake|⛄ snowman|🌊 ocean|💧 droplet|🍏 apple|🍌 banana|🍉 watermelon|🍓 strawberry|🍒 cherries
🥑 avocado|🥕 carrot|🌽 corn|🍞 bread|🧀 cheese|🥚 egg|🍔 burger|🍟 fries|🍕 pizza|🌮 taco|🍣 sushi|🍜 noodles|🍦 icecream|🍩 doughnut|🍪 cookie|🎂 cake birthday|🍰 shortcake|🍫 chocolate|🍿 popcorn
☕ coffee|🍵 tea|🍺 beer|🍻 cheers|🍷 wine|🍸 cocktail|🥂 toast|🍾 champagne|⚽ football soccer|🏀 basketball|🎾 tennis|🎮 game controller|🎲 dice|🎯 dart bullseye|🎸 guitar|🎹 piano|🎵 note music|🎧 headphones
🎨 art palette|🎬 clapper film|🎉 tada party|🎊 confetti|🎈 balloon|🎁 gift|🎃 pumpkin|🎄 christmas|🏆 trophy|🥇 gold_medal first|🚀 rocket ship_it|✈️ plane|🚗 car|🚲 bicycle bike|🚂 train|🚌 bus|🚢 ship|⛵ sailboat|🏠 house home|🏢 office
⌚ watch|📱 phone|💻 laptop computer|⌨️ keyboard|🖨️ printer|💾 floppy save|📷 camera|📺 tv|🔋 battery|🔌 plug|💡 bulb idea|🔦 torch|📕 book|📚 books|📰 newspaper|💰 money|📧 email|📦 package|📅 calendar|📈 chart_up|📉 chart_down
📌 pin|📎 paperclip|✂️ scissors|🔒 lock|🔓 unlock|🔑 key|🔨 hammer|🔧 wrench|⚙️ gear|🧪 test_tube|🔬 microscope|🔭 telescope|💊 pill|🚪 door|🛏️ bed|🧹 broom|🗑️ bin trash|⚠️ warning|🚫 forbidden|❌ x cross wrong|✅ check done|✔️ tick
❓ question|❗ exclamation|➕ plus|➖ minus|♻️ recycle|🔔 bell|🔕 no_bell mute|🕐 clock|⏰ alarm|⏳ hourglass wait|🏁 finish|🏳️‍🌈 pride|🏴‍☠️ pirate|🇪🇺 europe`
