namespace Townline.Places.Contracts;

/// <summary>A part of the town with an outline.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Kind">One of <see cref="AreaKinds"/>, or a kind of the town's own.</param>
/// <param name="Code">The town's own code, unique within the kind; imports match by it.</param>
/// <param name="Name">What residents call it.</param>
public sealed record Area(long Id, string Kind, string Code, string Name);
