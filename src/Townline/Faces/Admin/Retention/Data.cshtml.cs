using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Retention;

namespace Townline.Faces.Admin.Retention;

/// <summary>Where what about whom is kept, why, and with what it goes.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class DataModel : PageModel
{
    public IReadOnlyList<PersonalColumns> Lines { get; } = [.. PersonalData.Map.Where(line => line.IsPersonal)];
}
