using Townline.Faces.Shared.Fields;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Queues;

/// <summary>The filters of a list as a form, and in words.</summary>
/// <param name="Action">The page that shows lists of this kind.</param>
/// <param name="Groups">All filters, in their order.</param>
/// <param name="Remarks">What of the address could not be followed, in sentences.</param>
internal sealed record FilterForm(DeskList List, string Action, IReadOnlyList<FilterGroup> Groups, IReadOnlyList<string> Remarks)
{
    /// <summary>Only the filters that are set.</summary>
    public IEnumerable<FilterGroup> Set => Groups.Where(group => group.Field.Values.Count > 0);

    public bool IsFiltered => List.View is not null || List.Filters.Count > 0;
}

/// <param name="Chosen">The values that are set, by their names.</param>
internal sealed record FilterGroup(Field Field, string Chosen);
