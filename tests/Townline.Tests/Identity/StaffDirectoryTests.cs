using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Identity;

public class StaffDirectoryTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Actor Tester = Actor.System("test");

    [BothEngines]
    public async Task An_address_has_one_account_in_a_town_and_may_have_one_in_another(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        var directory = town.Get<IStaffDirectory>();
        await directory.Add(town.Tenant.Id, Tester, new StaffOrder("José@riverton.example", "José", Role.Agent));

        Assert.Equal("staff.refused.taken", await Refusal(() => directory.Add(town.Tenant.Id, Tester, new StaffOrder("JOSÉ@riverton.example", "Second", Role.Agent))));
        await directory.Add(other.Id, Tester, new StaffOrder("José@riverton.example", "José", Role.Agent));
        Assert.Single(await directory.All(town.Tenant.Id));
    }

    [BothEngines]
    public async Task Of_two_who_open_the_same_account_at_once_one_is_told(Engine engine)
    {
        var town = await towns.On(engine);
        var directory = town.Get<IStaffDirectory>();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await Refusal(() => directory.Add(town.Tenant.Id, Tester, new StaffOrder("race@riverton.example", "Race", Role.Agent)))));
        Assert.Equal([null, "staff.refused.taken", "staff.refused.taken", "staff.refused.taken"], results.Order());
    }

    [BothEngines]
    public async Task A_name_and_an_address_are_needed(Engine engine)
    {
        var town = await towns.On(engine);
        var directory = town.Get<IStaffDirectory>();
        foreach (var email in new[] { "", "nobody", "a b@riverton.example", "Ana <ana@riverton.example>", new string('a', 260) + "@riverton.example" })
            Assert.Equal("staff.refused.email", await Refusal(() => directory.Add(town.Tenant.Id, Tester, new StaffOrder(email, "Name", Role.Agent))));
        Assert.Equal("staff.refused.name", await Refusal(() => directory.Add(town.Tenant.Id, Tester, new StaffOrder("a@riverton.example", " ", Role.Agent))));
    }

    [BothEngines]
    public async Task A_town_keeps_its_last_administrator(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var directory = town.Get<IStaffDirectory>();
        var first = await town.AddStaff(Role.Administrator);
        Assert.Equal("staff.refused.last-administrator", await Refusal(() => directory.SetRole(town.Tenant.Id, Tester, first.Id, Role.Agent)));
        Assert.Equal("staff.refused.last-administrator", await Refusal(() => directory.SetActive(town.Tenant.Id, Tester, first.Id, false)));

        await town.AddStaff(Role.Administrator);
        await directory.SetRole(town.Tenant.Id, Tester, first.Id, Role.Agent);
        Assert.Equal(Role.Agent, (await directory.Find(town.Tenant.Id, first.Id))!.Role);
        Assert.Equal(["staff.added", "staff.role-changed"], await town.EventsOf(first.Id));
    }

    [BothEngines]
    public async Task Of_administrators_who_step_down_at_once_one_is_left(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var directory = town.Get<IStaffDirectory>();
        var all = new List<StaffMember>();
        for (var i = 0; i < 6; i++)
            all.Add(await town.AddStaff(Role.Administrator));

        await Task.WhenAll(all.Select(async member =>
        {
            try
            {
                await directory.SetRole(town.Tenant.Id, Tester, member.Id, Role.Agent);
            }
            catch (StaffRefusedException refused)
            {
                Assert.Equal("staff.refused.last-administrator", refused.Reason);
            }
        }));

        Assert.Single(await directory.All(town.Tenant.Id), member => member is { Role: Role.Administrator, Active: true });
    }

    [BothEngines]
    public async Task Closing_an_account_keeps_its_name_and_makes_its_links_useless(Engine engine)
    {
        var town = await towns.On(engine);
        var directory = town.Get<IStaffDirectory>();
        var staff = await town.AddStaff();
        var link = await directory.OneTimeLink(town.Tenant.Id, Tester, staff.Id);
        await directory.SetActive(town.Tenant.Id, Tester, staff.Id, false);

        Assert.Equal("This link no longer works", (await town.Visitor().Get(link)).Heading);
        Assert.Equal("staff.refused.closed", await Refusal(() => directory.OneTimeLink(town.Tenant.Id, Tester, staff.Id)));
        Assert.Equal((staff.Name, false), await Seen());
        await directory.SetActive(town.Tenant.Id, Tester, staff.Id, true);
        Assert.Equal((staff.Name, true), await Seen());

        async Task<(string, bool)> Seen() => await directory.Find(town.Tenant.Id, staff.Id) is { } found ? (found.Name, found.Active) : throw new InvalidOperationException();
    }

    private static async Task<string?> Refusal(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (StaffRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
