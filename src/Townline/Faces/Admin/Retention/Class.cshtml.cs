using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Retention;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Retention;

/// <summary>A class: how long, why, what goes, what falls under it, and what would go today if it were as it is typed.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class ClassModel(TownContext town, RetentionBook book, HoldBook holds, IWords words, TimeProvider time) : PageModel
{
    /// <summary>Counted up to here: whether it is a thousand or a million, the first of them go within the hour.</summary>
    public const int MostCounted = 1000;

    private IReadOnlyList<RetentionClass> All { get; set; } = [];

    private IReadOnlyList<RetainedSubject> Subjects { get; set; } = [];

    /// <summary>As it is stored; a new one has version 0.</summary>
    public RetentionClass Stored { get; private set; } = null!;

    [BindProperty]
    public RetentionInput Input { get; set; } = new();

    public bool IsNew => Stored.Version == 0;

    /// <summary>Of what something would go today; null while what is typed does not hold.</summary>
    public IReadOnlyList<(RetainedSubject Subject, int Count)>? Today { get; private set; }

    public bool Unsaved { get; private set; }

    public IReadOnlyList<FieldOption> Units => [.. Enum.GetValues<KeepUnit>().Select(unit => new FieldOption($"{unit}", words[$"retention.unit.{unit}"]))];

    public IReadOnlyList<FieldOption> Parts => [.. Enum.GetValues<Taken>().Select(part => new FieldOption($"{part}", words[$"retention.takes.{part}"], words[$"retention.takes.{part}.hint"]))];

    /// <summary>All that can fall under it; what falls under another says so.</summary>
    public IReadOnlyList<FieldOption> Choices => [.. Subjects.Select(subject => new FieldOption(subject.Code, RetentionWords.Subject(words, subject), Elsewhere(subject.Code)))];

    public async Task<IActionResult> OnGet(string? code, CancellationToken cancel)
    {
        if (!await Load(code, cancel))
        {
            return NotFound();
        }

        Input = RetentionInput.Of(Stored);
        await Count(Stored, cancel);
        return Page();
    }

    /// <param name="step">"show" counts what would go; without one it is saved.</param>
    public async Task<IActionResult> OnPost(string? code, string? step, CancellationToken cancel)
    {
        if (!await Load(code, cancel))
        {
            return NotFound();
        }

        var typed = Input.Apply(Stored, AdminTown.Languages(words));
        if (IsNew)
        {
            typed = typed with { Id = Ids.Next(), Code = ShortName.Of(words.Of(typed.Name), "class", [.. All.Select(rule => rule.Code)]) };
        }

        try
        {
            if (string.IsNullOrEmpty(step))
            {
                await town.Write(unit => book.Save(unit, typed, PlainText.Clean(Input.Why) is { Length: > 0 } why ? why : null), cancel);
                return Redirect("/admin/retention?said=saved");
            }

            book.Check(typed);
            Unsaved = true;
            await Count(typed, cancel);
        }
        catch (RetentionRefusedException refused)
        {
            ModelState.AddModelError(Field(refused.Code), words[$"retention.refused.{refused.Code}", [.. refused.Args]]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRemove(string code, CancellationToken cancel)
    {
        if (!await Load(code, cancel) || IsNew)
        {
            return NotFound();
        }

        await town.Write(unit => book.Remove(unit, Stored.Id, null), cancel);
        return Redirect("/admin/retention?said=removed");
    }

    /// <summary>Texts in several languages have no field of one name: the first stands for all.</summary>
    private string Field(string code) => RetentionInput.FieldOf(code) is var field && field is "Input.Name" or "Input.Reason" ? $"{field}[{AdminTown.Languages(words)[0]}]" : field;

    private string? Elsewhere(string subject) =>
        All.FirstOrDefault(rule => rule.Id != Stored.Id && rule.Subjects.Contains(subject)) is { } other ? words["retention.elsewhere", words.Of(other.Name)] : null;

    private async Task Count(RetentionClass rule, CancellationToken cancel)
    {
        var (held, now, counts) = (await holds.Now(town.Db, cancel), time.GetUtcNow(), new List<(RetainedSubject, int)>());
        foreach (var subject in Subjects.Where(subject => rule.Subjects.Contains(subject.Code)))
        {
            if (await book.CountDue(town.Db, subject.Code, rule, held, now, MostCounted + 1, cancel) is var count and > 0)
            {
                counts.Add((subject, count));
            }
        }

        Today = counts;
    }

    private async Task<bool> Load(string? code, CancellationToken cancel)
    {
        All = await book.All(town.Db, cancel);
        Subjects = await book.Subjects(town.TenantId);
        var stored = code is null ? new RetentionClass(0, "", LocalText.Empty, LocalText.Empty, 5, KeepUnit.Years, Enum.GetValues<Taken>(), 0) : All.FirstOrDefault(rule => rule.Code == code);
        Stored = stored!;
        return stored is not null;
    }
}
