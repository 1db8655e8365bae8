using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Tasks;

/// <summary>One task: done with a note, or later.</summary>
[Needs(Right.RequestsWork)]
internal sealed class TaskModel(TownContext town, TaskPanes panes, ITasks tasks, TimeProvider time, IWords words) : PageModel
{
    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? When { get; set; }

    [BindProperty]
    public DateParts Day { get; set; } = new();

    public TaskLine Line { get; private set; } = null!;

    public bool IsDelaying { get; private set; }

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostDone(long id, CancellationToken cancel) =>
        Do(id, nameof(Note), unit => tasks.Done(unit, id, PlainText.Clean(Note)), back: line => line.Task.Number is { } number ? $"/desk/requests/{number}#tasks" : "/desk/tasks", cancel);

    public async Task<IActionResult> OnPostDelay(long id, CancellationToken cancel)
    {
        IsDelaying = true;
        if (!Enum.TryParse<TaskWhen>(When, out var when) || !Enum.IsDefined(when))
        {
            ModelState.AddModelError(nameof(When), words["rule.task-day"]);
            return await Load(id, cancel) ? Page() : NotFound();
        }

        return await Do(
            id,
            nameof(Day),
            async unit => await tasks.Delay(unit, town.Tenant, id, await tasks.At(town.Tenant, when, Day.ToDate(), time.GetUtcNow())),
            back: _ => $"/desk/tasks/{id}",
            cancel);
    }

    private async Task<IActionResult> Do(long id, string field, Func<Unit, Task> doing, Func<TaskLine, string> back, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        try
        {
            await town.Write(doing, cancel);
            return Redirect(back(Line));
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(field, words[$"rule.{broken.Code}", [.. broken.Args]]);
            await Load(id, cancel);
            return Page();
        }
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if (await panes.ById(id, cancel) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }
}
