-- What a search compares: made by PostgreSQL itself at every write, whoever writes, so that it cannot fall behind.

-- Full and half width, capitals, katakana and hiragana, dashes, blanks and brackets make no difference (茅ヶ崎 is 茅ケ崎).
create function search_fold(said text) returns text language sql immutable parallel safe strict
return translate(
    lower(normalize(said, NFKC)),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶゕゖ‐‑‒–—―− ・()「」『』【】"',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔかけかけ-------');

-- Compared byte by byte (collate "C"), which is all that folded text needs, and quicker. In "search" stand, one line each,
-- name, reading, 事業所番号, corporation and place: a word never matches across two lines.
alter table facility
    add column search_name text collate "C" not null generated always as (search_fold(name)) stored,
    add column search_reading text collate "C" generated always as (search_fold(name_kana)) stored,
    add column search text collate "C" not null generated always as (
        search_fold(name) || E'\n' || coalesce(search_fold(name_kana), '') || E'\n' || coalesce(search_fold(number), '')
        || E'\n' || coalesce(search_fold(corporation), '')
        || E'\n' || search_fold(coalesce(municipality, '') || coalesce(address, ''))) stored;

-- The short name is the name without its prefecture: 栃木県栃木市 begins with 栃木市 too.
alter table network
    add column search_name text collate "C" not null generated always as (search_fold(name)) stored,
    add column search_short text collate "C" not null generated always as (
        search_fold(regexp_replace(name, '^.{2,3}?[都道府県]', ''))) stored,
    add column search text collate "C" not null generated always as (
        search_fold(name) || E'\n' || coalesce(search_fold(municipality), '')) stored;
