using System.Globalization;
using System.Text;

namespace Proxmox.Tools.Discover;

/// <summary>Gives objects the names by which the configuration knows them.</summary>
internal static class Labels
{
    private const string Alone = "this";

    /// <summary>What people call an object by, where that is not what tells it from others.</summary>
    public static readonly string[] Names = ["name", "hostname"];

    /// <summary>
    /// A label for each object of one resource, in their order: that which an earlier run gave it, or one from the name that people gave
    /// it, with its identity behind that where several are called so, so that the label of one depends neither on the order that PVE lists
    /// them in nor on which of them are wanted.
    /// </summary>
    /// <param name="objects">The objects.</param>
    /// <param name="others">Those of the resource that are there and not wanted.</param>
    /// <param name="reserved">Labels that no other object is given.</param>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<FoundObject> objects, IEnumerable<FoundObject> others, IEnumerable<string> reserved)
    {
        var wished = objects.Select(Wish).ToList();
        var often = wished.Concat(others.Select(Wish)).GroupBy(label => label, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        var taken = reserved.ToHashSet(StringComparer.Ordinal);
        var labels = new string[objects.Count];

        // Who is called what the label is has it, and not who comes first of those that are called nearly so.
        foreach (var place in Enumerable.Range(0, objects.Count).OrderBy(place => Identity(objects[place]) != wished[place]))
        {
            var found = objects[place];
            labels[place] = found.Earlier is { Key: null } earlier ? earlier.Label
                : Unique(often.Contains(wished[place]) && Identity(found) is { Length: > 0 } identity
                    && Word(identity) != wished[place] ? $"{wished[place]}_{Continued(identity)}" : wished[place], taken);
        }

        return labels;
    }

    /// <summary>A text as a name: lower-case letters, digits and underscores, with a letter first.</summary>
    public static string Word(string text)
    {
        var word = Continued(text);
        return word.Length == 0 ? Alone : char.IsAsciiDigit(word[0]) ? "_" + word : word;
    }

    private static string Continued(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                word.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && word.Length > 0 && word[^1] != '_')
            {
                word.Append('_');
            }
        }

        return word.ToString().TrimEnd('_');
    }

    private static string Wish(FoundObject found)
    {
        var name = Names.Where(name => found.Resource.Identity.All(field => field.Name != name)).Select(name => found.Config[name].AsText())
            .FirstOrDefault(name => !string.IsNullOrEmpty(name));
        var word = Word(name ?? Identity(found));
        return char.IsAsciiDigit(word.TrimStart('_')[0]) && word[0] == '_' ? found.Resource.Name + word : word;
    }

    private static string Identity(FoundObject found) => string.Join('_', found.Resource.Identity.Select(field =>
        found.Config[field.Name].AsText() ?? found.Config[field.Name].AsNumber()?.ToString() ?? "").Where(part => part.Length > 0))
        is { Length: > 0 } identity ? identity : found.Resource.Identity.IsEmpty ? "" : found.Id;

    private static string Unique(string wish, HashSet<string> taken)
    {
        var label = wish;
        for (var number = 2; !taken.Add(label); number++)
        {
            label = $"{wish}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return label;
    }
}
