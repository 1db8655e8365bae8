using System.Globalization;
using System.Text;
using System.Xml;
using NetTopologySuite.Geometries;
using Townline.Places.Areas;
using Townline.Places.Contracts;
using Townline.Places.Streets;

namespace Townline.Places.Map.Drawing;

/// <summary>What is drawn.</summary>
/// <param name="Pins">1 to 26 points.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Title">Its name, as told to who cannot see it.</param>
/// <param name="Description">What it shows, in a sentence.</param>
/// <param name="PinColour">As <c>#rrggbb</c>.</param>
internal sealed record MapOrder(IReadOnlyList<GeoPoint> Pins, int Width, int Height, string Title, string Description, string PinColour);

/// <summary>
/// Draws a small map as SVG. Colours are attributes and not styles, so that it may be shown under a policy without inline styles; text goes through
/// an XML writer, so that no name can become markup.
/// </summary>
internal sealed class MapDrawing
{
    private const int MostNames = 16;
    private readonly MapView _view;
    private readonly LabelPlaces _places;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly XmlWriter _xml;

    private MapDrawing(MapView view, XmlWriter xml) => (_view, _xml, _places) = (view, xml, new(view.Width, view.Height));

    /// <returns>An SVG document in UTF-8.</returns>
    public static byte[] Draw(MapOrder order, AreaMap areas, StreetMap streets)
    {
        var view = MapView.Around(order.Pins, order.Width, order.Height);
        using var target = new MemoryStream();
        using (var xml = XmlWriter.Create(target, new() { Encoding = new UTF8Encoding(false) }))
            new MapDrawing(view, xml).Draw(order, areas.Shapes, streets.Within(view.Box));
        return target.ToArray();
    }

    private void Draw(MapOrder order, IEnumerable<AreaShape> areas, IEnumerable<StreetShape> streets)
    {
        Open(order);
        _xml.Element("rect", ("width", "100%"), ("height", "100%"), ("fill", MapPaint.Ground));
        var parts = areas.Where(area => area.Outline.EnvelopeInternal.Intersects(_view.Box)).OrderBy(area => PaintOrder.OfArea(area.Area.Kind)).Select(Seen).ToList();
        parts.ForEach(Area);
        var lines = streets.SelectMany(street => PixelPath.Lines(street.Line, _view).Select(stretch => new Stretch(street.Kind, street.Name, stretch))).ToList();
        foreach (var stroke in MapPaint.Strokes(_view.MetresPerPixel))
            Lines(stroke, lines.Where(line => line.Kind == stroke.Kind));

        var pins = order.Pins.Select(_view.Pixel).ToList();
        pins.ForEach(pin => MapPin.Keep(_places, pin.X, pin.Y));
        Names(lines.Where(line => MapPaint.IsFar(_view.MetresPerPixel) ? line.Kind == LineKinds.Main : LineKinds.IsStreet(line.Kind)).OrderByDescending(line => PaintOrder.OfLine(line.Kind)), MapPaint.Ink);
        Names(lines.Where(line => line.Kind == LineKinds.River), MapPaint.WaterInk);
        parts.ForEach(NameArea);
        for (var index = 0; index < pins.Count; index++)
            MapPin.Draw(_xml, pins[index].X, pins[index].Y, order.PinColour, pins.Count > 1 ? index + 1 : null);
        _xml.WriteEndElement();
    }

    private void Open(MapOrder order)
    {
        var (width, height) = (_view.Width.ToString(CultureInfo.InvariantCulture), _view.Height.ToString(CultureInfo.InvariantCulture));
        _xml.Open("svg", ("viewBox", $"0 0 {width} {height}"), ("width", width), ("height", height), ("role", "img"), ("aria-labelledby", "title description"));
        _xml.Text("title", order.Title, ("id", "title"));
        _xml.Text("desc", order.Description, ("id", "description"));
    }

    /// <summary>The part of an area that is seen, and a little more, so that cut edges are not.</summary>
    private AreaShape Seen(AreaShape area)
    {
        var wider = new Envelope(_view.Box);
        wider.ExpandBy(_view.Box.Width / 20, _view.Box.Height / 20);
        return area with { Outline = area.Outline.Intersection(area.Outline.Factory.ToGeometry(wider)) };
    }

    private void Area(AreaShape area)
    {
        var path = new StringBuilder();
        foreach (var ring in PixelPath.Rings(area.Outline, _view))
            PixelPath.Write(path, ring, closed: true);
        if (path.Length > 0)
            _xml.Element("path", [("d", path.ToString()), ("fill-rule", "evenodd"), .. MapPaint.OfArea(area.Area.Kind)]);
    }

    private void NameArea(AreaShape area)
    {
        if (MapPaint.InkOfArea(area.Area.Kind) is not { } ink || area.Outline.IsEmpty || _written.Contains(area.Area.Name))
            return;
        var box = area.Outline.EnvelopeInternal;
        var width = _view.Pixel(new Coordinate(box.MaxX, box.MinY)).X - _view.Pixel(new Coordinate(box.MinX, box.MinY)).X;
        var (x, y) = _view.Pixel(area.Outline.InteriorPoint.Coordinate);
        if (width > area.Area.Name.Length * LabelPlaces.LetterWidth && _places.Across(area.Area.Name, x, y) is { } label)
            Name(label, ink);
    }

    private void Lines(MapStroke stroke, IEnumerable<Stretch> stretches)
    {
        var path = new StringBuilder();
        foreach (var stretch in stretches)
            PixelPath.Write(path, stretch.Pixels);
        if (path.Length > 0)
            _xml.Element("path", ("d", path.ToString()), ("fill", "none"), ("stroke", stroke.Colour), ("stroke-width", stroke.Width.ToString("0.#", CultureInfo.InvariantCulture)), ("stroke-linejoin", "round"), ("stroke-linecap", "round"));
    }

    private void Names(IEnumerable<Stretch> stretches, string ink)
    {
        foreach (var stretch in stretches.TakeWhile(_ => _written.Count < MostNames))
        {
            if (!_written.Contains(stretch.Name) && _places.Along(stretch.Name, stretch.Pixels) is { } label)
                Name(label, ink);
        }
    }

    private void Name(Label label, string ink)
    {
        _written.Add(label.Text);
        MapName.Write(_xml, label, ink);
    }

    /// <summary>The part of a line that is seen.</summary>
    private sealed record Stretch(string Kind, string Name, List<(double X, double Y)> Pixels);
}
