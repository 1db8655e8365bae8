using Townline.Platform.Search;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Search;

public class SearchTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly string[] Texts =
    [
        "Flooded underpass at Mill Street, 12-34",
        "Write to rosa.delgado@example.org or call +1 216-555-0142",
        "La señal está caída en la plaza",
        "See https://riverton.example/help?id=77&x=1.5e3",
        "Reference 0e8e81df-6ec3-4f05-9e43-12e4c8a1b0ff",
        "Строительство дороги",
        "O’Neill’s café — “closed”",
        "3rd-floor window at a/b.c, O'Brien's, case №5 ＡＢＣ１２３",
        "歩道に大きな穴があります",
        "सड़क पर गड्ढा",
        "ΟΔΟΣ Αθηνάς",
        "xqtenant2 §t2 §kperson",
    ];

    [BothEngines]
    public async Task People_find_what_they_type_a_part_of(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await town.Write(unit =>
        {
            for (var i = 0; i < Texts.Length; i++)
            {
                town.Get<ISearch>().Put(unit, i, SearchKind.Request, Texts[i], isNew: true);
            }

            return Task.CompletedTask;
        });
        await Finds(town);
    }

    [BothEngines]
    public async Task Texts_indexed_in_bulk_are_found_alike(Engine engine)
    {
        const int fillers = 200;
        var town = await towns.Fresh(engine);
        await town.Write(unit =>
        {
            town.Get<ISearch>().PutAll(unit, SearchKind.Request, [.. Texts.Select((text, i) => ((long)i, text)), .. Enumerable.Range(100, fillers).Select(i => ((long)i, "filler"))]);
            return Task.CompletedTask;
        });
        await Finds(town);
    }

    [BothEngines]
    public async Task A_whole_word_is_found_at_once_however_lately_somebody_asked_for_it_in_vain(Engine engine)
    {
        var town = await towns.Fresh(engine);
        Assert.Empty(await Find(town, "allotments"));
        await town.Write(unit =>
        {
            town.Get<ISearch>().Put(unit, 1, SearchKind.Request, "Mill Street Allotments", isNew: true);
            return Task.CompletedTask;
        });

        Assert.Equal([1L], await Find(town, "allotments"));
    }

    [BothEngines]
    public async Task An_old_text_with_a_rare_word_is_found_behind_ten_thousand_newer_ones(Engine engine)
    {
        const int newer = 12_000;
        var town = await towns.Fresh(engine);
        await town.Write(unit =>
        {
            town.Get<ISearch>().PutAll(unit, SearchKind.Request, [(1, "a heron stands there"), (2, "herons"), .. Enumerable.Range(100, newer).Select(i => ((long)i, "street"))]);
            return Task.CompletedTask;
        });

        Assert.Equal([2, 1], await Find(town, "heron"));
        Assert.Equal([2, 1], await Find(town, "hero"));
        Assert.Equal(100 + newer - 1, (await Find(town, "street"))[0]);
    }

    [BothEngines]
    public async Task Another_town_and_another_kind_find_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        await town.Write(unit =>
        {
            town.Get<ISearch>().Put(unit, 1, SearchKind.Request, "Lamp", isNew: true);
            return Task.CompletedTask;
        });

        Assert.Equal([1L], await Find(town, "lamp"));
        Assert.Empty(await town.Get<ISearch>().Find(other.Id, "lamp", SearchKind.Request, 10, CancellationToken.None));
        Assert.Empty(await town.Get<ISearch>().Find(town.Tenant.Id, "lamp", SearchKind.Person, 10, CancellationToken.None));
        Assert.Empty(await town.Get<ISearch>().Find(town.Tenant.Id, SearchWords.Scope(other.Id, SearchKind.Request) + "lamp", SearchKind.Request, 10, CancellationToken.None));
    }

    /// <summary>What is found is what the words say, on each engine: so they find the same, whatever people write.</summary>
    [BothEngines]
    public async Task Whatever_is_written_is_found_by_its_words_and_by_nothing_else(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var random = new Random(311);
        var texts = Enumerable.Range(0, 300).Select(_ => Written(random, 24)).ToList();
        await town.Write(unit =>
        {
            town.Get<ISearch>().PutAll(unit, SearchKind.Request, [.. texts.Select((text, i) => ((long)i, text))]);
            return Task.CompletedTask;
        });

        var found = 0;
        for (var i = 0; i < 400; i++)
        {
            var typed = i % 2 == 0 ? Written(random, 6) : Part(random, texts[random.Next(texts.Count)]);
            var asked = SearchWords.Asked(typed);
            var expected = texts.Index().Where(text => asked.Count > 0 && Holds(SearchWords.Of(text.Item).Split(' '), asked)).Select(text => (long)text.Index).OrderDescending().ToList();
            Assert.True(expected.SequenceEqual(await town.Get<ISearch>().Find(town.Tenant.Id, typed, SearchKind.Request, 1000, CancellationToken.None)), $"\"{typed}\" finds something else.");
            found += expected.Count;
        }

        Assert.True(found > 400, "Hardly anything was looked for that is there.");
    }

    private static bool Holds(string[] words, IReadOnlyList<string> asked) =>
        asked.SkipLast(1).All(words.Contains) && words.Any(word => word.StartsWith(asked[^1], StringComparison.Ordinal));

    private static string Written(Random random, int most)
    {
        string[] signs = ["a", "b", "A", "é", "e\u0301", "ñ", "ß", "İ", "ç", "1", "2", "½", "Ⅳ", " ", " ", "\u00a0", "\u3000", "-", "'", "’", "/", ".", "@", ":", "*", "&", "|", "!", "\\", "\"", "(", "§", "_", "\0", "\t", "ﬁ", "Ｋ", "穴", "道", "が", "ガ", "한", "ह", "ि", "ي", "\u0651", "Σ", "ς", "ж", "😀", "𝒳", "\ud800", "\ufffd", "\u200d", "\u202e"];
        return string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => signs[random.Next(signs.Length)]));
    }

    private static string Part(Random random, string text)
    {
        var start = random.Next(text.Length);
        return text.Substring(start, random.Next(1, text.Length - start + 1));
    }

    private static async Task Finds(TestTown town)
    {
        foreach (var (typed, expected) in ((string, int)[])
            [
                ("UNDERPASS mill", 0), ("under", 0), ("34", 0), ("12-34", 0),
                ("rosa.delgado@example.org", 1), ("delgado", 1), ("555-0142", 1), ("5550142", -1), ("0142", 1),
                ("señal", 2), ("senal", 2), ("CAIDA", 2), ("está pla", 2),
                ("riverton.example", 3), ("77", 3), ("help", 3),
                ("0e8e81df-6ec3-4f05-9e43-12e4c8a1b0ff", 4), ("12e4c8a1b0ff", 4), ("4f05", 4),
                ("дороги", 5), ("СТРОИ", 5),
                ("neill", 6), ("cafe closed", 6), ("‘closed’", 6),
                ("3rd-floor", 7), ("floor", 7), ("O'Brien", 7), ("a/b.c", 7), ("b c", 7), ("abc123", 7), ("ａｂｃ", 7), ("№5", 7),
                ("穴", 8), ("大きな穴", 8), ("道路", -1),
                ("सड़क", 9), ("गड्ढा", 9), ("οδος", 10), ("ΑΘΗΝ", 10),
                ("xqtenant2", 11),
                ("", -1), ("!!!", -1), ("' | !zz:*", -1), ("nothing", -1),
            ])
        {
            Assert.True((await Find(town, typed)).SequenceEqual(expected < 0 ? [] : [(long)expected]), $"\"{typed}\" should find {expected}.");
        }
    }

    private static Task<IReadOnlyList<long>> Find(TestTown town, string typed) => town.Get<ISearch>().Find(town.Tenant.Id, typed, SearchKind.Request, 10, CancellationToken.None);
}
