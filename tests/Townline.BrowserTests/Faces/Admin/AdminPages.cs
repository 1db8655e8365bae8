using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Admin;

/// <summary>Administration, as an administrator sees it.</summary>
internal static class AdminPages
{
    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/admin"),
        Stop.At("/admin/users"),
        Stop.At("/admin/keys"),
        Stop.At("/admin/audit"),
        Stop.At("/admin/audit", "/admin/audit?kind=xyzzy"),
        Stop.At("/admin/dead-letters"),
    ];
}
