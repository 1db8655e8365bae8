namespace Townline.Demo.Map;

/// <summary>A point in metres east and north of the town's south-west corner: the plane the town is drawn on.</summary>
internal readonly record struct Spot(double X, double Y)
{
    public double Length() => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>A quarter turn to the left.</summary>
    public Spot Left() => new(-Y, X);

    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

    public static Spot operator -(Spot a, Spot b) => new(a.X - b.X, a.Y - b.Y);

    public static Spot operator *(Spot a, double by) => new(a.X * by, a.Y * by);

    public double Dot(Spot other) => (X * other.X) + (Y * other.Y);

    public double Cross(Spot other) => (X * other.Y) - (Y * other.X);

    public double To(Spot other) => (other - this).Length();

    /// <summary>The same direction with length 1; east when there is none.</summary>
    public Spot Unit()
    {
        var length = Length();
        return length < 1e-9 ? new Spot(1, 0) : this * (1 / length);
    }
}
