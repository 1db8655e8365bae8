using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Tasks;

/// <summary>A new task or reminder, on a request or for a person.</summary>
[Needs(Right.RequestsWork)]
internal sealed class NewTaskModel(
    TownContext town, ITasks tasks, IRequestQueries requests, IPeople people, IAccessLog looks, ICatalogue catalogue, ITeams teams, IStaffDirectory directory, TimeProvider time,
    IWords words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "request")]
    public long? RequestNumber { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    [BindProperty]
    public TaskInput Input { get; set; } = new();

    /// <summary>What it stands on, in words.</summary>
    public string On { get; private set; } = "";

    public string Back => RequestNumber is { } number ? $"/desk/requests/{number}#tasks" : $"/desk/people/{Person}#tasks";

    public IReadOnlyList<FieldOption> Whom { get; private set; } = [];

    /// <summary>When the choices fall due, as far as they are known without a day.</summary>
    public IReadOnlyDictionary<TaskWhen, DateTimeOffset> Times { get; private set; } = new Dictionary<TaskWhen, DateTimeOffset>();

    private SignedInStaff Me => HttpContext.RequireStaff();

    public async Task<IActionResult> OnGet(bool reminds, CancellationToken cancel)
    {
        Input = new TaskInput { Who = "me", When = nameof(TaskWhen.NextBusinessDay), Reminds = reminds };
        return await Load(cancel) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Load(cancel) is not { } on)
        {
            return NotFound();
        }

        try
        {
            if (Input.Chosen is not { } when)
            {
                throw new RuleBrokenException("task-day");
            }

            if (when == TaskWhen.Day && !Input.Day.IsEmpty && Input.Day.ToDate() is null)
            {
                throw new RuleBrokenException("task-day");
            }

            var due = await tasks.At(town.Tenant, when, Input.Day.ToDate(), time.GetUtcNow());
            var (staff, team) = await Known(cancel);
            await town.Write(unit => tasks.Add(unit, town.Tenant, on with { What = PlainText.Clean(Input.What), DueAt = due, StaffId = staff, TeamId = team }), cancel);
            return Redirect(Back);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"Input.{TaskInput.FieldOf(broken.Code)}", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    /// <summary>Whom the form names, of those there are. A reminder is for oneself unless a colleague is named.</summary>
    private async Task<(long? Staff, long? Team)> Known(CancellationToken cancel)
    {
        var (staff, team) = Input.Whom(Me.Id);
        var isKnown = staff is { } id ? (await directory.Find(town.TenantId, id, cancel)) is { Active: true } : team is { } of && (await teams.Of(town.TenantId)).ById(of) is not null;
        return isKnown ? (staff, team) : throw new RuleBrokenException("task-who");
    }

    private async Task<NewTask?> Load(CancellationToken cancel)
    {
        var all = await teams.Of(town.TenantId);
        Whom =
        [
            new FieldOption("me", words["desk-tasks.me"]),
            .. all.Active.Select(team => new FieldOption($"team-{team.Id}", words["desk-tasks.team", words.Of(team.Name)])),
            .. (await directory.All(town.TenantId, cancel)).Where(member => member.Active && member.Id != Me.Id).Select(member => new FieldOption($"staff-{member.Id}", member.Name)),
        ];
        Times = await Choices();
        if (RequestNumber is { } number)
        {
            if (await requests.ByNumber(town.TenantId, number, cancel) is not { } request)
            {
                return null;
            }

            On = $"{words.Of((await catalogue.Of(town.TenantId)).ById(request.ServiceId)?.Name)} {number}";
            return new NewTask { What = "", DueAt = default, RequestId = request.Id, Number = number, Reminds = Input.Reminds, Reopens = Input.Reopens };
        }

        if (Person is not { } id || (await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return null;
        }

        looks.Seen(town, person.RootId, AccessWays.Person);
        On = person.DisplayName ?? words["desk.unknown-person"];
        return new NewTask { What = "", DueAt = default, PersonId = person.Id };
    }

    private async Task<IReadOnlyDictionary<TaskWhen, DateTimeOffset>> Choices()
    {
        var times = new Dictionary<TaskWhen, DateTimeOffset>();
        foreach (var when in new[] { TaskWhen.TomorrowMorning, TaskWhen.NextBusinessDay, TaskWhen.InAWeek })
        {
            try
            {
                times[when] = await tasks.At(town.Tenant, when, null, time.GetUtcNow());
            }
            catch (RuleBrokenException)
            {
                // A town that is never open: the choice stands without its time, and says so when it is made.
            }
        }

        return times;
    }
}
