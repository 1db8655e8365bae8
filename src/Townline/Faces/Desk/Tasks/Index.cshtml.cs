using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Tasks;

/// <summary>My tasks and those of my teams: late, today, later. What is late is shown first when there is any.</summary>
[Needs(Right.RequestsWork)]
internal sealed class IndexModel(TaskPanes panes, LiveFeed live) : PageModel
{
    private const int MostLines = 100;

    public TaskStage Stage { get; private set; }

    public IReadOnlyDictionary<TaskStage, long> Counts { get; private set; } = new Dictionary<TaskStage, long>();

    public IReadOnlyList<TaskLine> Lines { get; private set; } = [];

    public long LiveCursor { get; } = live.Cursor;

    public async Task OnGet(TaskStage? stage, CancellationToken cancel)
    {
        Counts = await panes.Counts(cancel);
        Stage = stage is { } chosen && Enum.IsDefined(chosen) ? chosen
            : Counts[TaskStage.Late] > 0 ? TaskStage.Late
            : Counts[TaskStage.Today] > 0 ? TaskStage.Today : TaskStage.Later;
        Lines = await panes.Mine(Stage, MostLines, cancel);
    }

    /// <summary>What stands on top of my queue; fetched again when a reminder falls due.</summary>
    public IActionResult OnGetDue() => Partial("Tasks/_Due");
}
