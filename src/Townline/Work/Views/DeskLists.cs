using System.Globalization;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Views;

/// <inheritdoc/>
internal sealed class DeskLists(Store store, IViews views, ICatalogue catalogue, ITeams teams, IStaffDirectory staff, IPlaces places, TimeProvider time) : IDeskLists
{
    public async Task<DeskList> Read(Tenant tenant, long staffId, string? text, CancellationToken cancel)
    {
        var remarks = new List<ListRemark>();
        var (queue, filters) = ListFilters.Split(text is { Length: > ListFilters.LongestText } ? "" : text);
        SavedView? view = null;
        var isChanged = false;
        if (queue.StartsWith(DeskList.ViewPrefix, StringComparison.Ordinal))
        {
            view = await View(tenant, staffId, queue, cancel);
            if (view is null)
            {
                remarks.Add(new ListRemark("view-gone", ""));
            }

            // What stands behind the view in the address is asked for on top of it.
            var (saved, inside) = ListFilters.Split(view?.Text);
            isChanged = filters.Count > 0;
            (queue, filters) = (saved, [.. inside.Where(filter => !filters.Any(other => other.Name == filter.Name)), .. filters]);
        }

        var reading = new ListReading(
            new ListTown(await catalogue.Of(tenant.Id), await teams.Of(tenant.Id), await staff.All(tenant.Id, cancel), await places.Areas(tenant.Id), tenant.Zone, time.GetUtcNow()), staffId, remarks);
        var known = reading.Values(filters);
        (queue, var selection) = reading.Select(queue, known);
        return new DeskList { Text = view is null || isChanged ? ListFilters.Write(queue, known) : view.Slug, Base = queue, Filters = known, Selection = selection, Remarks = remarks, View = isChanged ? null : view };
    }

    private async Task<SavedView?> View(Tenant tenant, long staffId, string queue, CancellationToken cancel)
    {
        await using var db = store.Read(tenant.Id);
        return long.TryParse(queue.AsSpan(DeskList.ViewPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await views.Find(db, staffId, id, cancel) : null;
    }
}

/// <summary>What names in a list may mean in this town now.</summary>
internal sealed record ListTown(ServiceCatalogue Services, TeamList Teams, IReadOnlyList<StaffMember> Staff, IReadOnlyList<Area> Areas, TimeZoneInfo Zone, DateTimeOffset Now);
