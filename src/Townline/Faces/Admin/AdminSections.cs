using Townline.Identity.Contracts;

namespace Townline.Faces.Admin;

/// <summary>A part of the administration.</summary>
/// <param name="Name">Its address under /admin/, and the end of the keys of its words.</param>
/// <param name="Right">What one needs to open it.</param>
internal sealed record AdminSection(string Name, Right Right)
{
    public string Href => $"/admin/{Name}";
}

/// <summary>What there is to administer, in the order of the navigation.</summary>
internal static class AdminSections
{
    private static readonly AdminSection[] All =
    [
        new("catalogue", Right.CatalogueEdit),
        new("teams", Right.TeamsEdit),
        new("macros", Right.ViewsShare),
        new("calendars", Right.TeamsEdit),
        new("mail", Right.SettingsEdit),
        new("outgoing", Right.SettingsEdit),
        new("mail-texts", Right.SettingsEdit),
        new("town", Right.SettingsEdit),
        new("places", Right.SettingsEdit),
        new("imports", Right.SettingsEdit),
        new("retention", Right.SettingsEdit),
        new("wording", Right.SettingsEdit),
        new("settings", Right.SettingsEdit),
        new("users", Right.UsersManage),
        new("keys", Right.KeysManage),
        new("roles", Right.RolesManage),
        new("audit", Right.AuditRead),
        new("access", Right.AccessLogRead),
        new("dead-letters", Right.DeadLettersManage),
    ];

    /// <summary>What somebody may open; all of it where nobody is signed in, which is on the style pages.</summary>
    public static IReadOnlyList<AdminSection> For(SignedInStaff? me) => [.. All.Where(section => me is null || me.May(section.Right))];
}
