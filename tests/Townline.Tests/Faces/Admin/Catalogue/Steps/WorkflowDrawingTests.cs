using Townline.Faces.Admin.Catalogue.Steps;
using Townline.Requests.Contracts;

namespace Townline.Tests.Faces.Admin.Catalogue.Steps;

public class WorkflowDrawingTests
{
    private static readonly WorkflowDrawing Usual = WorkflowDrawing.Of(Workflow.Standard, state => state.Name["en"]!);

    [Fact]
    public void Steps_stand_in_the_order_in_which_a_request_comes_to_them() =>
        Assert.Equal(["received", "in_progress", "scheduled", "waiting", "closed", "reopened"], Usual.Steps.Select(step => step.Key));

    [Fact]
    public void Every_move_is_drawn_and_forward_ones_stand_on_the_right()
    {
        Assert.Equal(Workflow.Standard.Moves.Count, Usual.Moves.Count);
        Assert.All(Usual.Moves, move => Assert.Equal(move.Side > 0, move.ToY > move.FromY));
        Assert.All(Usual.Moves, move => Assert.InRange(move.X + (move.Far - move.X) * 0.75, 0, Usual.Width));
    }

    [Fact]
    public void No_two_ends_meet()
    {
        var ends = Usual.Moves.SelectMany(move => new[] { (move.X, move.FromY), (move.X, move.ToY) }).ToList();
        Assert.Equal(ends.Count, ends.Distinct().Count());
    }

    [Fact]
    public void Opening_again_is_drawn_also_where_no_move_says_so()
    {
        var drawing = WorkflowDrawing.Of(Workflow.Standard with { Moves = [.. Workflow.Standard.Moves.Where(move => move.From != "closed")] }, state => state.Key);
        Assert.Single(drawing.Moves, move => move.BySaying);
    }

    [Fact]
    public void A_faulty_workflow_is_drawn_too()
    {
        var faulty = new Workflow([.. Workflow.Standard.States, Workflow.Standard.States[0]], [new("received", "received"), new("nowhere", "closed")], "closed", "closed");
        Assert.Equal(6, WorkflowDrawing.Of(faulty, state => state.Key).Steps.Count);
    }

    [Theory]
    [InlineData("Received", "Received")]
    [InlineData("Waiting for the contractor", "Waiting for the|contractor")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr…")]
    public void A_long_name_has_two_lines(string name, string lines) => Assert.Equal(lines, string.Join('|', StepText.Lines(name)));
}
