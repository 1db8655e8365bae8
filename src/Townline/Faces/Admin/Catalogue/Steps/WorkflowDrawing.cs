using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue.Steps;

/// <summary>
/// A workflow drawn: the steps in a column, as a request comes to them, moves forward as bows on the right and moves back on the left. A longer bow goes round
/// the shorter ones, so that none crosses a step. Lengths are units of the drawing, about pixels.
/// </summary>
internal sealed record WorkflowDrawing(IReadOnlyList<DrawnStep> Steps, IReadOnlyList<DrawnMove> Moves, double Width, double Height)
{
    internal const double StepWidth = 168;
    internal const double StepHeight = 48;
    private const double Between = 34;
    private const double Margin = 12;
    private const double NearestBow = 22;
    private const double NextBow = 13;

    /// <summary>Room between the drawing's left edge and the column.</summary>
    private const double Head = 26;

    public static WorkflowDrawing Of(Workflow workflow, Func<WorkflowState, string> name)
    {
        var order = StepOrder.Of(workflow);
        var place = order.Select((state, index) => (state.Key, index)).ToDictionary(each => each.Key, each => each.index, StringComparer.Ordinal);
        var moves = workflow.Moves.Where(move => move.From != move.To && place.ContainsKey(move.From) && place.ContainsKey(move.To)).Distinct()
            .Select(move => new Bow(place[move.From], place[move.To], false))
            .Concat(Reopening(workflow, place))
            .ToList();
        var left = Room(moves.Where(bow => !bow.Forward));
        var column = Margin + left;
        var steps = order.Select((state, index) => new DrawnStep(
            state.Key, name(state), StepText.Lines(name(state)), state.Open, state.Key == workflow.Start, column, Margin + Head + index * (StepHeight + Between))).ToList();
        return new WorkflowDrawing(
            steps,
            [.. Ports.Of(moves).Select(port => Draw(port, steps))],
            column + StepWidth + Room(moves.Where(bow => bow.Forward)) + Margin,
            Margin * 2 + Head + order.Count * (StepHeight + Between) - Between);
    }

    /// <summary>Who says "not fixed" opens a request again wherever it was closed, also without such a move.</summary>
    private static IEnumerable<Bow> Reopening(Workflow workflow, Dictionary<string, int> place) =>
        workflow.States.Where(state => !state.Open && state.Key != workflow.Reopened && place.ContainsKey(workflow.Reopened) && !workflow.Allows(state.Key, workflow.Reopened))
            .Select(state => new Bow(place[state.Key], place[workflow.Reopened], true));

    private static double Room(IEnumerable<Bow> bows) => bows.Select(bow => Reach(bow.Span)).DefaultIfEmpty(0).Max();

    private static double Reach(int span) => NearestBow + NextBow * (span - 1);

    private static DrawnMove Draw(Port port, List<DrawnStep> steps)
    {
        var side = port.Bow.Forward ? 1 : -1;
        var x = steps[0].X + (port.Bow.Forward ? StepWidth : 0);
        // A cubic goes three quarters of the way to its handles.
        var far = x + side * Reach(port.Bow.Span) / 0.75;
        return new DrawnMove(x, steps[port.Bow.From].Y + port.From * StepHeight, far, steps[port.Bow.To].Y + port.To * StepHeight, side, port.Bow.BySaying);
    }
}

/// <param name="Lines">The name in at most two lines.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
internal sealed record DrawnStep(string Key, string Name, IReadOnlyList<string> Lines, bool Open, bool IsStart, double X, double Y);

/// <summary>A bow that leaves and ends level, with its point at the end.</summary>
/// <param name="Far">Where its handles are.</param>
/// <param name="Side">1 on the right, -1 on the left.</param>
/// <param name="BySaying">It stands for opening again, which needs no move.</param>
internal sealed record DrawnMove(double X, double FromY, double Far, double ToY, int Side, bool BySaying);

/// <summary>A move between two places of the column.</summary>
internal sealed record Bow(int From, int To, bool BySaying)
{
    public bool Forward => To > From;

    public int Span => Math.Abs(To - From);
}
