using System.Collections.Immutable;

namespace Proxmox.Hcl;

/// <summary>
/// Reads as much of HCL as our examples use, and refuses anything else with the file and the line: what an example shows has to have a
/// counterpart in every language.
/// </summary>
public static class HclReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The path of the file, for messages.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="HclException">It uses what is not understood.</exception>
    public static HclBody Read(string file, string text)
    {
        var cursor = new HclCursor(file, text);
        var body = Body(cursor);
        return cursor.IsAtEnd ? body : throw cursor.Place.Refuse("Here has to be a block.");
    }

    private static HclBody Body(HclCursor cursor)
    {
        var attributes = ImmutableArray.CreateBuilder<HclAttribute>();
        var blocks = ImmutableArray.CreateBuilder<HclBlock>();
        while (true)
        {
            var comments = cursor.ReadComments();
            var place = cursor.Place;
            if (!cursor.TakeName(out var name))
            {
                return new(attributes.ToImmutable(), blocks.ToImmutable());
            }

            cursor.SkipBlanks();
            if (cursor.Take("="))
            {
                attributes.Add(new(place, name, HclExpressions.Read(cursor)));
            }
            else
            {
                blocks.Add(Block(cursor, place, comments, name));
            }
        }
    }

    private static HclBlock Block(HclCursor cursor, HclPlace place, ImmutableArray<string> comments, string type)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        while (cursor.Next == '"')
        {
            labels.Add(HclExpressions.Text(cursor) is HclExpression.Text label
                ? label.Value : throw place.Refuse("A label is a plain text."));
            cursor.SkipBlanks();
        }

        cursor.Expect("{");
        var body = Body(cursor);
        cursor.Expect("}");
        return new(place, comments, type, labels.ToImmutable(), body);
    }
}
