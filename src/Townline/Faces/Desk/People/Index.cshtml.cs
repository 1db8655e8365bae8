using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.People;

/// <summary>Everything of one person over all channels, newest first, a page at a time.</summary>
[Needs(Right.PeopleRead)]
internal sealed class PersonModel(TownContext town, IPeople people, ITimelines timelines, IRequestQueries requests, ICatalogue catalogue, IStaffDirectory staff) : PageModel
{
    private const int EntriesOnAPage = 50;

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyDictionary<long, RequestView> Requests { get; private set; } = new Dictionary<long, RequestView>();

    public IReadOnlyDictionary<long, StaffMember> Staff { get; private set; } = new Dictionary<long, StaffMember>();

    public ServiceCatalogue Services { get; private set; } = null!;

    /// <summary>Entry id from which older ones go on; null at the end.</summary>
    public long? Older { get; private set; }

    public async Task<IActionResult> OnGet(long id, long? before, CancellationToken cancel)
    {
        if ((await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Timeline = await timelines.OfPerson(town.TenantId, id, before, EntriesOnAPage, cancel);
        Older = Timeline.Count == EntriesOnAPage ? Timeline[^1].Id : null;
        Requests = (await requests.ByIds(town.TenantId, [.. Timeline.Select(entry => entry.RequestId).OfType<long>().Distinct()], cancel)).ToDictionary(request => request.Id);
        Staff = (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
        Services = await catalogue.Of(town.TenantId);
        return Page();
    }
}
