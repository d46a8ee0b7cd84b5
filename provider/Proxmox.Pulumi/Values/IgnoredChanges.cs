using System.Collections.Immutable;
using System.Globalization;

namespace Proxmox.Pulumi.Values;

/// <summary>
/// Takes back the changes that the user asks to ignore. The engine does so itself before it calls; doing it again changes nothing.
/// </summary>
internal static class IgnoredChanges
{
    /// <summary>The new inputs with the old values at those paths; what the old inputs lack there is left out.</summary>
    /// <param name="olds">The old inputs.</param>
    /// <param name="news">The new inputs.</param>
    /// <param name="paths">The paths as the user has written them; one that is none is passed over.</param>
    public static PropertyMap Undo(PropertyMap olds, PropertyMap news, IEnumerable<string> paths) =>
        paths.Select(PropertyPattern.Parse).OfType<PropertyPattern>()
            .Aggregate(news, (inputs, pattern) => Undo(olds, inputs, pattern.Steps.AsSpan()));

    private static PropertyMap Undo(PropertyMap olds, PropertyMap news, ReadOnlySpan<string> steps)
    {
        IEnumerable<string> names = steps[0] is PropertyPattern.Every
            ? [.. olds.Select(member => member.Key).Union(news.Select(member => member.Key))] : [steps[0]];
        foreach (var name in names.ToList())
        {
            var (old, current) = (olds[name], news[name]);
            if (steps.Length == 1)
            {
                news = old is null ? news.Without(name) : news.With(name, old);
            }
            else if (old is not null && current is not null)
            {
                news = news.With(name, Undo(old, current, steps[1..]));
            }
        }

        return news;
    }

    private static PropertyValue Undo(PropertyValue old, PropertyValue current, ReadOnlySpan<string> steps)
    {
        switch (old.Bare, current.Bare)
        {
            case (PropertyValue.Object from, PropertyValue.Object to):
                return Marked(current, new PropertyValue.Object(Undo(from.Members, to.Members, steps)));
            case (PropertyValue.List from, PropertyValue.List to):
                var items = to.Items;
                foreach (var index in Places(steps[0], Math.Min(from.Items.Length, items.Length)))
                {
                    items = items.SetItem(index, steps.Length == 1 ? from.Items[index] : Undo(from.Items[index], items[index], steps[1..]));
                }

                return Marked(current, new PropertyValue.List(items));
            default:
                return current;
        }
    }

    private static PropertyValue Marked(PropertyValue like, PropertyValue value) => like.IsSecret ? value.AsSecret() : value;

    private static ImmutableArray<int> Places(string step, int count) =>
        step is PropertyPattern.Every ? [.. Enumerable.Range(0, count)]
        : int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? [index]
        : [];
}
