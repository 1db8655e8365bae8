using System.Security.Cryptography;
using System.Text;
using Townline.Demo.People;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Demo.Seeding;

/// <summary>The accounts of Riverton's staff, and the one password of those who sign in.</summary>
internal sealed class SeedStaff(IStaffDirectory directory, DemoSettings settings)
{
    private static readonly Actor Demo = Actor.System("demo");

    /// <returns>Ids of the accounts by e-mail.</returns>
    public async Task<IReadOnlyDictionary<string, long>> Seed(Tenant town, DemoTown demo, CancellationToken cancel)
    {
        var known = (await directory.All(town.Id, cancel)).Select(member => member.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var colleague in demo.Colleagues.Where(colleague => !known.Contains(colleague.Email)))
        {
            var password = colleague.SignsIn ? Wanted(town) : null;
            await directory.Add(town.Id, Demo, new StaffOrder(colleague.Email, colleague.Name, RoleOf(colleague), password), cancel);
        }

        return (await directory.All(town.Id, cancel)).ToDictionary(member => member.Email, member => member.Id);
    }

    /// <summary>Sees to it that the password is the one that the operator asks for now; it may be another than when the demo was made.</summary>
    public async Task SeePassword(Tenant town, CancellationToken cancel)
    {
        // Looking at a password takes a while on purpose, so only one account is looked at: all have the same.
        var all = (await directory.All(town.Id, cancel)).ToDictionary(member => member.Email, member => member.Id, StringComparer.OrdinalIgnoreCase);
        var members = DemoStaff.Colleagues.Where(colleague => colleague.SignsIn && all.ContainsKey(colleague.Email)).Select(colleague => all[colleague.Email]).ToList();
        if (members.Count > 0 && !await directory.HasPassword(town.Id, members[0], Wanted(town), cancel))
        {
            foreach (var member in members)
            {
                await directory.SetPassword(town.Id, Demo, member, Wanted(town), cancel);
            }
        }
    }

    /// <summary>The password to print; null when it is the operator's own.</summary>
    public string? Printed(Tenant town) => settings.Password is null ? Own(town) : null;

    private string Wanted(Tenant town) => settings.Password ?? Own(town);

    // Made of the town's random secret, so that it can be printed at every start and is written down nowhere.
    private static string Own(Tenant town)
    {
        const string letters = "abcdefghjkmnpqrstuvwxyz23456789";
        var random = HMACSHA256.HashData(town.Secret, Encoding.UTF8.GetBytes("password of the demo's staff"));
        var text = string.Concat(random.Take(12).Select(value => letters[value % letters.Length]));
        return $"{text[..4]}-{text[4..8]}-{text[8..]}";
    }

    private static Role RoleOf(DemoColleague colleague) => colleague.Role switch
    {
        "agent" => Role.Agent,
        "supervisor" => Role.Supervisor,
        "administrator" => Role.Administrator,
        "field-crew" => Role.FieldCrew,
        "read-only" => Role.ReadOnly,
        _ => throw new InvalidOperationException($"There is no role {colleague.Role}."),
    };
}
