using Townline.Platform.Tenancy;

namespace Townline.Demo.Seeding;

/// <summary>What came of seeding: the town, whether it was there before, and the password of its staff where it can be told.</summary>
internal sealed record DemoOutcome(Tenant Town, bool WasThere, string? Password);

/// <summary>
/// Puts Riverton into the database through the modules' own commands. Every stage may be done again without harm, and the people and
/// the year come in one unit of work with the mark that all is there: a kill in the middle leaves nothing by halves, and the next start goes on.
/// </summary>
internal sealed class DemoSeeder(
    DemoLease lease,
    SeedTenant tenant,
    SeedStaff staff,
    SeedPlaces places,
    SeedWork work,
    SeedCatalogue catalogue,
    SeedPhotos photos,
    SeedYear year,
    SeedFront front,
    SeedDesk desk,
    SeedCrew crew,
    SeedTasks tasks,
    SeedMailbox mailbox,
    SeedMails mails,
    SeedRetention retention,
    DemoKeys keys,
    TimeProvider time)
{
    /// <summary>Whether serving should seed: an empty installation, or one whose demo was begun and not finished.</summary>
    public async Task<bool> IsWanted(CancellationToken cancel) => await tenant.IsAlone(cancel);

    /// <summary>Seeds what is missing, and sees to the password and the keys that the operator asks for.</summary>
    public async Task<DemoOutcome> Seed(Func<string, Task> say, CancellationToken cancel)
    {
        var id = await tenant.IdOf(cancel);
        var made = await lease.Run(id, () => Make(id, say, cancel), cancel);
        var town = await tenant.Get(id, cancel);
        if (!made)
        {
            await staff.SeePassword(town, cancel);
        }

        await keys.See(town, cancel);
        return new DemoOutcome(town, !made, staff.Printed(town));
    }

    private async Task Make(int id, Func<string, Task> say, CancellationToken cancel)
    {
        var demo = DemoTown.Of(time.GetUtcNow());
        await say($"Making the demo town of {Map.Town.Name}: {demo.Map.Addresses.Count} addresses, {demo.Residents.Count} residents, {demo.Requests.Count} requests …");
        var town = await tenant.Seed(id, demo, cancel);

        // Neither the map nor the pictures need the offices: each on its own core.
        var map = Task.Run(() => places.Seed(town, demo, cancel), cancel);
        var pictures = Task.Run(() => photos.Seed(town, demo, cancel), cancel);
        var offices = Offices(town, demo, cancel);
        await Task.WhenAll(map, pictures, offices);
        var (staffIds, teams) = await offices;
        await year.Seed(town, demo, new DemoIds(staffIds, teams.Teams, await pictures), cancel);
        await front.Seed(town, demo, staffIds, teams.Teams, cancel);
        await desk.Seed(town, staffIds);
        await crew.Seed(town, staffIds, cancel);
        await tasks.Seed(town, staffIds, teams.Teams, cancel);
        await mailbox.Seed(town, cancel);
        await mails.Seed(town, demo, cancel);
        await retention.Seed(town, cancel);
    }

    private async Task<(IReadOnlyDictionary<string, long> Staff, TeamIds Teams)> Offices(Tenant town, DemoTown demo, CancellationToken cancel)
    {
        var staffIds = await staff.Seed(town, demo, cancel);
        var teams = await work.Seed(town, demo, staffIds, cancel);
        await catalogue.Seed(town, demo, teams, cancel);
        return (staffIds, teams);
    }
}

/// <summary>What the stages before the year have made: ids by e-mail and by code, and files to be copied by picture.</summary>
internal sealed record DemoIds(
    IReadOnlyDictionary<string, long> Staff,
    IReadOnlyDictionary<string, long> Teams,
    IReadOnlyDictionary<Stories.DemoPhoto, Platform.Files.StoredFile> Pictures);
