using Townline.Identity.Contracts;
using Townline.Platform.Doctor;
using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Doctor;

public class CheckupTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Counts_that_lie_are_found_and_mended(Engine engine)
    {
        var town = await towns.Fresh(engine);
        Assert.Equal(Verdict.Good, (await Look(town, "queue counts")).Verdict);

        await town.Write(unit =>
        {
            unit.Count("queue.Open", 3);
            unit.Count("queue.Team.77", -1);
            return Task.CompletedTask;
        });
        var seen = await Look(town, "queue counts");
        Assert.Equal(Verdict.Wrong, seen.Verdict);
        Assert.Contains("queue.Open lacks -3, queue.Team.77 lacks 1", seen.Sentence);

        Assert.Equal(Verdict.Attention, (await Look(town, "queue counts", mend: true)).Verdict);
        Assert.Equal(Verdict.Good, (await Look(town, "queue counts")).Verdict);
    }

    [BothEngines]
    public async Task A_file_without_its_content_is_found(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var text = new MemoryStream("A note"u8.ToArray());
        var kept = await town.Get<IFileStore>().Keep(text, CancellationToken.None);
        await town.Write(unit =>
        {
            unit.Add(new StoredFile { Id = unit.NextId(), TenantId = unit.TenantId, Name = "note.txt", Type = "text", Sha = kept.Sha, Size = kept.Size, CreatedAt = unit.Now });
            return Task.CompletedTask;
        });
        Assert.Equal(Verdict.Good, (await Look(town, "files")).Verdict);

        await town.Get<IFileStore>().Remove(kept.Sha, DateTimeOffset.MaxValue, CancellationToken.None);
        Assert.Equal(Verdict.Wrong, (await Look(town, "files")).Verdict);
    }

    [BothEngines]
    public async Task A_town_with_an_administrator_is_well(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var administrator = await town.SignIn(Role.Administrator);
        Assert.Equal(Verdict.Attention, (await Look(town, "administrators")).Verdict);
        await town.Write(unit => unit.Execute("UPDATE identity_staff SET password_hash = 'of a password' WHERE tenant_id = @TenantId", new { unit.TenantId }));
        Assert.Equal(Verdict.Good, (await Look(town, "administrators")).Verdict);
        Assert.Equal(Verdict.Good, (await Look(town, "waiting work")).Verdict);
        Assert.Equal(Verdict.Good, (await Look(town, "database")).Verdict);
    }

    /// <summary>The worst of what one checkup finds.</summary>
    private static async Task<Finding> Look(TestTown town, string name, bool mend = false)
    {
        var checkup = town.Get<IEnumerable<ICheckup>>().Single(one => one.Name == name);
        return (await checkup.Look(mend, CancellationToken.None).ToListAsync()).MaxBy(finding => finding.Verdict)!;
    }
}
