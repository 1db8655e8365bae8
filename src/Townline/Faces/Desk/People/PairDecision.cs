namespace Townline.Faces.Desk.People;

/// <summary>What a clerk can say to a suggestion.</summary>
/// <param name="Name">Of the other, for screen readers.</param>
/// <param name="Back">"person" or "list": where to go after "not the same".</param>
internal sealed record PairDecision(long OneId, long OtherId, string Name, string Back);
