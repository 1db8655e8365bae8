using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The pages of one service.</summary>
/// <param name="Current">"settings", "form", "try" or "workflow".</param>
internal sealed record ServiceTabs(ServiceInfo Service, string Current)
{
    public IEnumerable<(string Name, string Href)> All
    {
        get
        {
            var settings = $"/admin/catalogue/service/{Service.Id}";
            return [("settings", settings), ("form", $"{settings}/form"), ("try", $"{settings}/try"), ("workflow", $"{settings}/workflow")];
        }
    }
}
