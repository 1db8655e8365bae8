using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Charts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Performance;

/// <summary>A line of the table.</summary>
/// <param name="InTime">Part of closures, 0 to 1; null before the first.</param>
/// <param name="Disputed">Part of closures, 0 to 1; null before the first.</param>
internal sealed record PerformanceRow(string Name, long Opened, long Closed, double? InTime, double? Disputed)
{
    public static PerformanceRow Of(string name, IReadOnlyCollection<ServiceFigures> figures)
    {
        var closed = figures.Sum(service => service.Closed);
        double? Share(long part) => closed > 0 ? (double)part / closed : null;
        return new PerformanceRow(name, figures.Sum(service => service.Opened), closed, Share(figures.Sum(service => service.ClosedInTime)), Share(figures.Sum(service => service.Disputed)));
    }
}

/// <summary>"How we are doing", from the maintained figures: also how often residents said that it was not fixed.</summary>
[AllowAnonymous]
internal sealed class PerformancePage(TownContext town, ICatalogue catalogue, IRequestQueries requests, IWords words) : PageModel
{
    private const int Most = 8;

    public IReadOnlyList<PerformanceRow> Rows { get; private set; } = [];

    public PerformanceRow Total { get; private set; } = null!;

    public int DisputeDays => town.Tenant.Settings.DisputeDays;

    public async Task OnGet(CancellationToken cancel)
    {
        var services = await catalogue.Of(town.TenantId);
        var figures = (await requests.Figures(town.TenantId, cancel)).Where(service => service.Opened > 0 && services.ById(service.ServiceId) is not null).ToList();
        Total = PerformanceRow.Of("", figures);
        Rows = [.. figures.Select(service => PerformanceRow.Of(words.Of(services.ById(service.ServiceId)!.Name), [service])).OrderByDescending(row => row.Opened)];
    }

    /// <summary>What was reported most; the table has the rest.</summary>
    public IReadOnlyList<Bar> OpenedBars(IWords w) => [.. Rows.Take(Most).Select(row => new Bar(row.Name, row.Opened, w.Number(row.Opened)))];

    /// <summary>Where people said most often that it was not fixed.</summary>
    public IReadOnlyList<Bar> DisputedBars(IWords w) =>
        [.. Rows.Where(row => row.Disputed > 0).OrderByDescending(row => row.Disputed).Take(Most).Select(row => new Bar(row.Name, row.Disputed!.Value, w.Percent(row.Disputed.Value)))];
}
