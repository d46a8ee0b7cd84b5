using System.Collections.Immutable;

namespace Proxmox.Hcl;

/// <summary>
/// Reads HCL, with the place and the span of everything: what is to be changed can be changed in the text itself, so that all else stays
/// as its author wrote it.
/// </summary>
public static class HclReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The path of the file, for messages.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="HclException">It is no HCL.</exception>
    public static HclBody Read(string file, string text)
    {
        var cursor = new HclCursor(file, text);
        var body = Body(cursor);
        return cursor.IsAtEnd ? body : throw cursor.Place.Refuse("Here has to be a block.");
    }

    /// <summary>Reads an expression alone.</summary>
    /// <inheritdoc cref="Read"/>
    public static HclExpression ReadExpression(string file, string text)
    {
        var cursor = new HclCursor(file, text);
        var expression = HclExpressions.Read(cursor, isFree: true);
        cursor.SkipLines();
        return cursor.IsAtEnd ? expression : throw cursor.Place.Refuse("The expression has to end here.");
    }

    private static HclBody Body(HclCursor cursor)
    {
        var start = cursor.At;
        var attributes = ImmutableArray.CreateBuilder<HclAttribute>();
        var blocks = ImmutableArray.CreateBuilder<HclBlock>();
        while (true)
        {
            var comments = cursor.ReadComments();
            var place = cursor.Place;
            var at = cursor.At;
            if (!cursor.TakeName(out var name))
            {
                return new(attributes.ToImmutable(), blocks.ToImmutable()) { Span = cursor.Since(start) };
            }

            cursor.SkipBlanks();
            if (!cursor.Sees("==") && cursor.Take("="))
            {
                cursor.SkipBlanks();
                var value = HclExpressions.Read(cursor, isFree: false);
                attributes.Add(new(place, name, value) { Span = new(at, value.Span.End) });
            }
            else
            {
                blocks.Add(Block(cursor, place, at, comments, name));
            }

            if (!cursor.TakeLineEnd() && !cursor.Sees("}"))
            {
                throw cursor.Place.Refuse($"Behind {name} the line has to end.");
            }
        }
    }

    private static HclBlock Block(HclCursor cursor, HclPlace place, int start, ImmutableArray<string> comments, string type)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        var spans = ImmutableArray.CreateBuilder<HclSpan>();
        while (!cursor.Sees("{"))
        {
            var at = cursor.At;
            labels.Add(cursor.TakeName(out var name) ? name
                : cursor.Next != '"' ? throw place.Refuse($"{type} is neither an attribute nor a block.")
                : HclTexts.Quoted(cursor) is HclExpression.Text label ? label.Value
                : throw place.Refuse("A label is a plain text."));
            spans.Add(cursor.Since(at));
            cursor.SkipBlanks();
        }

        cursor.Expect("{");
        var body = cursor.Deeper(Body);
        cursor.Expect("}");
        return new(place, comments, type, labels.ToImmutable(), body) { Span = cursor.Since(start), LabelSpans = spans.ToImmutable() };
    }
}
