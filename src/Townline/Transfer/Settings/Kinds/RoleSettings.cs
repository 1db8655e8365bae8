using Townline.Identity.Contracts;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>The town's own roles, and how the people of each role sign in. Who has a role is not in it, nor any secret.</summary>
internal sealed class RoleSettings(IRoles roles) : ISettingsKind
{
    public string Name => "roles";

    public int Order => 5;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
        [.. (await roles.All(town.Id, cancel)).Where(role => role.Version > 0).Select(role => new SettingsItem(Name, role.Code, Content.Of(OrderOf(role), "code", "version")))];

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var here = (await roles.All(edit.Town.Id, cancel)).ToDictionary(role => role.Code, role => role.Version);
        var wanted = items.Select(item => (item.Path, Order: Content.Read<RoleOrder>(item, ("code", item.Code), ("version", here.GetValueOrDefault(item.Code))))).ToList();
        return async unit =>
        {
            foreach (var (path, order) in wanted)
            {
                try
                {
                    await roles.Save(unit, order with { Name = order.Name ?? "", Rights = order.Rights ?? [], SignIn = order.SignIn ?? RoleSignIn.Usual }, edit.Reason);
                }
                catch (StaffRefusedException refused)
                {
                    throw new SettingsRefusedException(path, refused.Reason, [.. refused.Args.Select(arg => arg ?? "")]);
                }
            }
        };
    }

    /// <summary>Rights in the order of the program, so that the same role is the same file.</summary>
    private static RoleOrder OrderOf(RoleView role) => new(role.Code, role.Name, role.OwnId is null ? [] : [.. role.Rights.Where(right => right != Right.OwnAccount).Order()], role.SignIn, role.Version);
}
