using System.Globalization;
using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.People;
using Townline.Faces.Desk.Requests;
using Townline.Faces.Portal.Report;
using Townline.Faces.Portal.Report.Drafts;
using Townline.Faces.Portal.Report.Form;
using Townline.Faces.Portal.Services;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Report;

/// <summary>A clerk reports for somebody on the phone or at the counter: the service by search, then all on one page.</summary>
[Needs(Right.RequestsWork)]
[TakesUploads]
internal sealed class ReportModel(
    TownContext town, ICatalogue catalogue, PlaceReader places, ReportWriting writing, KnownReports known, CallerFollows follows, DeskFiles files, IPeople people, WayNames ways,
    IEnumerable<IChannel> channels, TownTime time, IWords words) : PageModel
{
    /// <summary>Says that it is none of those that are known.</summary>
    public const string Another = "another";

    /// <summary>How somebody reaches a clerk; the first is chosen where nothing is said.</summary>
    private static readonly string[] Spoken = ["phone", "counter"];

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>Whom it is for, when the clerk knows already.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    /// <summary>Number that they call from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Phone { get; set; }

    /// <summary>The call that it came up in; the clerk is led back to it.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Call { get; set; }

    /// <summary>The visit that it came up in.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Visit { get; set; }

    [BindProperty]
    public ReportInput Input { get; set; } = new();

    /// <summary>Null while a service is still to be chosen.</summary>
    public ServiceInfo? Chosen { get; private set; }

    public IReadOnlyList<ServiceInfo> Services { get; private set; } = [];

    public PersonCard? For { get; private set; }

    /// <summary>What is known already and may be the same; asked about before the report is sent.</summary>
    public IReadOnlyList<KnownReport> Known { get; private set; } = [];

    /// <summary>Photos that came already.</summary>
    public IReadOnlyList<StoredFile> Kept { get; private set; } = [];

    public IReadOnlyList<PlaceSuggestion> Choices { get; private set; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Channels that are spoken, as far as the program has them.</summary>
    public IReadOnlyList<FieldOption> Channels => [.. Spoken.Where(name => channels.Any(channel => channel.Name == name)).Select(name => new FieldOption(name, ways.Of(name)))];

    /// <summary>What the address carries on from step to step.</summary>
    public string Carried(string? service) => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["service"] = service,
            ["channel"] = Channel,
            ["person"] = Person?.ToString(CultureInfo.InvariantCulture),
            ["phone"] = Phone,
            ["call"] = Call?.ToString(CultureInfo.InvariantCulture),
            ["visit"] = Visit?.ToString(CultureInfo.InvariantCulture),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Input = new ReportInput { Key = Guid.NewGuid().ToString("N"), Phone = Phone, Language = For?.Language };
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Load(cancel) || Chosen is not { } service)
        {
            return NotFound();
        }

        Channel = Channels.Any(option => option.Value == Channel) ? Channel : Channels[0].Value;
        Answers = service.Form.Questions.ToDictionary(question => question.Code, question => QuestionFields.Read(question, Request.Form, words, time));
        Check(service);
        var place = await Place(service, cancel);
        Kept = await files.Take(Request, Input.Files, ModelState, cancel);
        Input.Files = [.. files.Tickets(Kept)];
        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Of one whom the clerk found nothing is asked; by which number it came is known from the call.
        Input.Phone = For is null ? Input.Phone : Phone;
        if (Input.Same != Another)
        {
            Known = await known.Find(service, Input.Description!, Answers, place, cancel);
            if (Known.FirstOrDefault(one => $"{one.Request.Number}" == Input.Same) is { } chosen)
            {
                return await Follow(chosen.Request, cancel);
            }

            if (Known.Count > 0)
            {
                if (Input.Same is not null || Request.Form.ContainsKey("Asked"))
                {
                    ModelState.AddModelError("Input.Same", words["desk-report.same.missing"]);
                }

                return Page();
            }
        }

        return Led(await writing.Send(service, Channel!, Input, Answers, place, For?.Id, cancel), null);
    }

    private async Task<IActionResult> Follow(RequestView request, CancellationToken cancel) =>
        Led(request.Number, await follows.Add(request.Id, Channel!, Input, writing.Caller(Input), For?.Id, cancel) ?? 0);

    /// <param name="follower">Id of who follows now, 0 for somebody who did before; null for a new request.</param>
    private RedirectResult Led(long number, long? follower)
    {
        var carried = new Dictionary<string, string?>
        {
            ["follower"] = follower?.ToString(CultureInfo.InvariantCulture),
            ["call"] = Call?.ToString(CultureInfo.InvariantCulture),
            ["visit"] = Call is null ? Visit?.ToString(CultureInfo.InvariantCulture) : null,
        };
        return Redirect($"/desk/report/done/{number}{QueryString.Create(carried.Where(pair => pair.Value is not null))}");
    }

    public Field Question(FormQuestion question)
    {
        var field = QuestionFields.Field(question, Answers.GetValueOrDefault(question.Code) ?? [], words, time);
        return question.ShowIf is { } condition && Chosen!.Form.Questions.FirstOrDefault(other => other.Code == condition.Code) is { } on
            ? field with
            {
                Optional = true,
                Hint = words["desk-report.only-if", words.Of(on.Label), string.Join(", ", on.Options.Where(option => condition.AnyOf.Contains(option.Key)).Select(option => words.Of(option.Label)))],
            }
            : field;
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        var all = await catalogue.Of(town.TenantId);
        Services = string.IsNullOrWhiteSpace(Q) ? all.Active : ServiceFinder.Find(all.Active, Q, words.Language);
        Chosen = Service is null ? null : all.ByCode(Service) is { Active: true } service ? service : null;
        For = Person is { } id ? (await people.Cards(town.Db, [id], cancel)).SingleOrDefault() : null;
        return Service is null || Chosen is not null;
    }

    private void Check(ServiceInfo service)
    {
        Input.Description = PlainText.Clean(Input.Description);
        if (Input.Description.Length == 0)
        {
            ModelState.AddModelError("Input.Description", words["report.details.missing"]);
        }
        else if (Input.Description.Length > DetailsPage.LongestDescription)
        {
            ModelState.AddModelError("Input.Description", words["rule.text-long", DetailsPage.LongestDescription]);
        }

        foreach (var problem in AnswerCheck.Check(service.Form, Answers).Problems)
        {
            ModelState.AddModelError(QuestionFields.NameOf(problem.Question), words[$"rule.{problem.Code}", problem.Question.Label]);
        }

        if (!string.IsNullOrWhiteSpace(Input.Email) && !(MailAddress.TryCreate(Input.Email.Trim(), out var mail) && mail.Host.Contains('.', StringComparison.Ordinal)))
        {
            ModelState.AddModelError("Input.Email", words["desk-report.email"]);
        }

        if (!string.IsNullOrWhiteSpace(Input.Phone) && IdentityForm.Of(IdentityKind.Phone, Input.Phone) is null)
        {
            ModelState.AddModelError("Input.Phone", words["desk-report.phone"]);
        }

        if (Input.Name?.Length > 200)
        {
            ModelState.AddModelError("Input.Name", words["rule.text-long", 200]);
        }
    }

    /// <summary>Where it is; null where the service does without. Several places of one name are offered, an address that nobody knows is taken when it is sent again.</summary>
    private async Task<TypedPlace?> Place(ServiceInfo service, CancellationToken cancel)
    {
        if (Input.Choice is { Length: > 0 } chosen)
        {
            Input.Where = PlaceParts.Parse(chosen);
        }

        if (Input.Where.IsEmpty && !service.NeedsPlace)
        {
            return null;
        }

        var reading = await places.Read(service, Input.Where, asWritten: Input.Unknown is { } unknown && unknown == Input.Where.Address, cancel);
        if (reading.Place is { } place)
        {
            return place;
        }

        Choices = reading.Choices ?? [];
        Input.Unknown = reading.Problem is null ? Input.Where.Address : null;
        ModelState.Remove("Input.Unknown");
        ModelState.AddModelError("Input.Where", reading.Problem ?? words[Choices.Count > 0 ? "desk-report.which-place" : "desk-report.unknown-place"]);
        return null;
    }
}
