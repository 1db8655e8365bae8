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
    ];

    [BothEngines]
    public async Task People_find_what_they_type_a_part_of(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await town.Write(unit =>
        {
            for (var i = 0; i < Texts.Length; i++)
            {
                town.Get<ISearch>().Put(unit, i, "test", Texts[i], isNew: true);
            }

            return Task.CompletedTask;
        });
        await Finds(town);
    }

    [BothEngines]
    public async Task Texts_indexed_in_bulk_are_found_alike(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await town.Write(unit =>
        {
            for (var i = 0; i < Texts.Length; i++)
            {
                town.Get<ISearch>().PutAll(unit, "test", "SELECT CAST(@p0 AS bigint) AS id, @p1 AS text", (long)i, Texts[i]);
            }

            return Task.CompletedTask;
        });
        await Finds(town);
    }

    [BothEngines]
    public async Task Another_town_and_another_kind_find_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        await town.Write(unit =>
        {
            town.Get<ISearch>().Put(unit, 1, "test", "Lamp", isNew: true);
            return Task.CompletedTask;
        });

        Assert.Equal([1L], await Find(town, "lamp"));
        Assert.Empty(await town.Get<ISearch>().Find(other.Id, "lamp", "test", 10, CancellationToken.None));
        Assert.Empty(await town.Get<ISearch>().Find(town.Tenant.Id, "lamp", "other", 10, CancellationToken.None));
        Assert.Empty(await town.Get<ISearch>().Find(town.Tenant.Id, $"lamp xqtenant{other.Id}", "test", 10, CancellationToken.None));
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
                ("", -1), ("!!!", -1), ("' | !zq:*", -1), ("nothing", -1),
            ])
        {
            Assert.True((await Find(town, typed)).SequenceEqual(expected < 0 ? [] : [(long)expected]), $"\"{typed}\" should find {expected}.");
        }
    }

    private static Task<IReadOnlyList<long>> Find(TestTown town, string typed) => town.Get<ISearch>().Find(town.Tenant.Id, typed, "test", 10, CancellationToken.None);
}
