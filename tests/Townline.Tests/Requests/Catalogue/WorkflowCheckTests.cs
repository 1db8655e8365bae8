using FsCheck;
using FsCheck.Fluent;
using Townline.Platform.Words;
using Townline.Requests.Catalogue;
using Townline.Requests.Contracts;

namespace Townline.Tests.Requests.Catalogue;

public class WorkflowCheckTests
{
    private const int States = 5;

    [Fact]
    public void The_usual_workflow_holds() => Assert.Empty(WorkflowCheck.Problems(Workflow.Standard));

    [Fact]
    public void Each_fault_has_its_sentence()
    {
        Assert.Equal(["workflow-start"], Codes(Workflow.Standard with { Start = "closed" }).Where(code => code == "workflow-start"));
        Assert.Contains("workflow-reopened", Codes(Workflow.Standard with { Reopened = "closed" }));
        Assert.Contains("workflow-reopened", Codes(Workflow.Standard with { Reopened = "" }));
        Assert.Contains("workflow-end", Codes(Workflow.Standard with { States = [.. Workflow.Standard.States.Where(state => state.Open)] }));
        Assert.Contains("workflow-move", Codes(Workflow.Standard with { States = [.. Workflow.Standard.States.Where(state => state.Key != "scheduled")] }));
        Assert.Equal(["workflow-move-twice"], Codes(Workflow.Standard with { Moves = [.. Workflow.Standard.Moves, new("received", "closed")] }));
        Assert.Equal(["workflow-move-itself"], Codes(Workflow.Standard with { Moves = [.. Workflow.Standard.Moves, new("received", "received")] }));
        Assert.Equal(["workflow-waiting"], Codes(Workflow.Standard with { Moves = [.. Workflow.Standard.Moves.Where(move => move.From != "waiting" || move.To == "closed")] }));
        Assert.Equal(["workflow-state-twice"], Codes(Workflow.Standard with { States = [.. Workflow.Standard.States, Workflow.Standard.States[1]] }).Distinct());
    }

    [Fact]
    public void A_state_that_is_given_up_needs_a_staying_one_of_its_kind_and_lets_nobody_in()
    {
        Assert.Empty(WorkflowCheck.Problems(GivingUp("waiting", "in_progress")));
        Assert.Equal(["workflow-leaves"], Codes(GivingUp("waiting", "closed")));
        Assert.Equal(["workflow-leaves"], Codes(GivingUp("waiting", "")));
        Assert.Equal(["workflow-leaves"], Codes(GivingUp("waiting", "waiting")));
        Assert.Equal(["workflow-leaves-into"], Codes(GivingUp("waiting", "in_progress") with { Moves = Workflow.Standard.Moves }));
        Assert.Same(Workflow.Standard, (Workflow.Standard with { States = [.. Workflow.Standard.States, new("old", LocalText.English("Old"), true, "open") { LeavesTo = "received" }] }).WithoutLeaving());
    }

    /// <summary>The oracle walks every path that meets no state twice; with five states that are few.</summary>
    [Fact]
    public void What_is_found_is_what_walking_every_path_finds()
    {
        var graphs = Gen.Choose(0, int.MaxValue).ArrayOf(States * States + States + 2).ToArbitrary();
        Prop.ForAll(graphs, dice =>
        {
            var workflow = Of(dice);
            Assert.Equal(Expected(workflow).Order(), WorkflowCheck.Problems(workflow).Select(problem => $"{problem.Code} {string.Join(" ", problem.Args)}").Order());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static IEnumerable<string> Codes(Workflow workflow) => WorkflowCheck.Problems(workflow).Select(problem => problem.Code);

    private static Workflow GivingUp(string key, string to) => Workflow.Standard with
    {
        States = [.. Workflow.Standard.States.Select(state => state.Key == key ? state with { LeavesTo = to } : state)],
        Moves = [.. Workflow.Standard.Moves.Where(move => move.To != key)],
    };

    /// <summary>States a to e, the third of them waits; a move is there with one chance in four.</summary>
    private static Workflow Of(int[] dice)
    {
        string Key(int place) => place == 2 ? Workflow.Waiting : $"{(char)('a' + place)}";
        var states = Enumerable.Range(0, States).Select(place => new WorkflowState(Key(place), LocalText.Empty, dice[States * States + place] % 3 > 0, "open"));
        var moves = Enumerable.Range(0, States * States).Where(at => dice[at] % 4 == 0).Select(at => new WorkflowMove(Key(at / States), Key(at % States)));
        return new Workflow([.. states], [.. moves], Key(dice[^1] % States), Key(dice[^2] % States));
    }

    private static IEnumerable<string> Expected(Workflow workflow)
    {
        bool Open(string key) => workflow.States.Single(state => state.Key == key).Open;
        bool Path(string from, string to, params string[] over) => from == to || workflow.Moves.Any(move => move.From == from && !over.Contains(move.To) && Path(move.To, to, [.. over, from]));
        var closed = workflow.States.Where(state => !state.Open).Select(state => state.Key).ToList();
        var again = closed.Exists(end => Path(workflow.Start, end));
        var found = new List<string>();
        found.AddRange(Open(workflow.Start) ? [] : ["workflow-start "]);
        found.AddRange(Open(workflow.Reopened) ? [] : ["workflow-reopened "]);
        found.AddRange(closed.Count > 0 ? [] : ["workflow-end "]);
        found.AddRange(workflow.Moves.Where(move => move.From == move.To).Select(move => $"workflow-move-itself {move.From}"));
        foreach (var key in workflow.States.Select(state => state.Key))
        {
            found.AddRange(!Open(key) || closed.Exists(end => Path(key, end)) ? [] : [$"workflow-dead-end {key}"]);
            found.AddRange(Path(workflow.Start, key) || again && Path(workflow.Reopened, key) ? [] : [$"workflow-unreachable {key}"]);
        }

        var waits = Open(Workflow.Waiting) && !workflow.Moves.Any(move => move.From == Workflow.Waiting && move.To != Workflow.Waiting && Open(move.To));
        found.AddRange(waits ? [$"workflow-waiting {Workflow.Waiting}"] : []);
        return found;
    }
}
