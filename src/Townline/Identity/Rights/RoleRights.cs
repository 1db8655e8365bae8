using System.Collections.Frozen;
using Townline.Identity.Contracts;

namespace Townline.Identity.Rights;

/// <summary>The one table of which built-in role may do what (shown to administrators and explained in README.md).</summary>
internal static class RoleRights
{
    private static readonly Right[] Reading = [Right.OwnAccount, Right.DeskRead, Right.PeopleRead];
    private static readonly Right[] Working = [.. Reading, Right.RequestsWork, Right.RequestsClose, Right.RequestsAssign, Right.CasesExport, Right.PeopleEdit, Right.FieldWork];
    private static readonly Right[] Leading = [.. Working, Right.ViewsShare, Right.TeamsEdit, Right.AuditRead, Right.AccessLogRead, Right.DeadLettersManage];

    private static readonly FrozenDictionary<Role, FrozenSet<Right>> Table = new Dictionary<Role, FrozenSet<Right>>
    {
        [Role.ReadOnly] = Reading.ToFrozenSet(),
        [Role.FieldCrew] = new[] { Right.OwnAccount, Right.FieldWork }.ToFrozenSet(),
        [Role.Agent] = Working.ToFrozenSet(),
        [Role.Supervisor] = Leading.ToFrozenSet(),
        [Role.Administrator] = Enum.GetValues<Right>().ToFrozenSet(),
    }.ToFrozenDictionary();

    /// <summary>The rights of a built-in role; none for any other number.</summary>
    public static IReadOnlySet<Right> Of(Role role) => Table.GetValueOrDefault(role, FrozenSet<Right>.Empty);
}
