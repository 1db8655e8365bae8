using NetTopologySuite.Geometries;
using Townline.Places.Contracts;

namespace Townline.Places.Areas;

/// <summary>An area with its outline (polygons; longitude in X, latitude in Y).</summary>
internal sealed record AreaShape(Area Area, Geometry Outline);
