namespace Townline.Places.Map.Drawing;

/// <summary>The picture and a little around it; cuts lines at its edges (Liang and Barsky's way).</summary>
internal readonly struct PixelFrame(int width, int height)
{
    /// <summary>Wide enough that no round end of a stroke is seen.</summary>
    private const double Beyond = 12;

    /// <summary>The part of a segment inside the frame; null when none is.</summary>
    public ((double X, double Y) From, (double X, double Y) To)? Cut((double X, double Y) from, (double X, double Y) to)
    {
        var (enter, leave) = (0.0, 1.0);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var inside =
            Narrow(-dx, from.X + Beyond, ref enter, ref leave)
            && Narrow(dx, width + Beyond - from.X, ref enter, ref leave)
            && Narrow(-dy, from.Y + Beyond, ref enter, ref leave)
            && Narrow(dy, height + Beyond - from.Y, ref enter, ref leave);
        return inside ? ((from.X + enter * dx, from.Y + enter * dy), (from.X + leave * dx, from.Y + leave * dy)) : null;
    }

    /// <summary>Cuts at one edge: <paramref name="towards"/> is how fast the segment nears it, <paramref name="room"/> how far it is at the start.</summary>
    private static bool Narrow(double towards, double room, ref double enter, ref double leave)
    {
        if (towards == 0)
            return room >= 0;
        var share = room / towards;
        if (towards > 0)
            leave = Math.Min(leave, share);
        else
            enter = Math.Max(enter, share);
        return enter <= leave;
    }
}
