using System.Collections.Immutable;

namespace Proxmox.LocalEngine.Wire;

/// <summary>Puts old values back where a path says so: how changes of a property are ignored.</summary>
public static class PathReset
{
    /// <summary>The new values with the old one at that place.</summary>
    /// <returns>Null where the place was added or removed together with what holds it, so that nothing can be put back.</returns>
    public static PropertyObject? Apply(PropertyPath path, PropertyObject old, PropertyObject news) =>
        (PropertyObject?)Reset(path.Parts.AsSpan(), old, news, secret: false);

    private static PropertyValue? Reset(ReadOnlySpan<object> path, PropertyValue? old, PropertyValue news, bool secret)
    {
        if (news is SecretValue hidden)
        {
            return Reset(path, old is SecretValue both ? both.Element : old, hidden.Element, secret: false) is { } inner
                ? new SecretValue(inner) : null;
        }

        while (old is SecretValue mark)
        {
            old = mark.Element;
            secret = true;
        }

        return path[0] switch
        {
            "*" => Every(path, old, news, secret),
            string name => Member(path, name, old, news, secret),
            int index => Element(path, index, old, news, secret),
            _ => null,
        };
    }

    private static PropertyValue? Member(ReadOnlySpan<object> path, string name, PropertyValue? old, PropertyValue news, bool secret)
    {
        PropertyValue? was = null;
        (old as PropertyObject)?.TryGetValue(name, out was);
        if (path.Length == 1)
        {
            if (was is null)
            {
                return news is PropertyObject members ? members.Without(name) : news;
            }

            return news is PropertyObject into ? into.With(name, Marked(was, secret)) : null;
        }

        if (old is not PropertyObject || news is not PropertyObject target)
        {
            return old is not PropertyObject && news is not PropertyObject
            ? news : null;
        }

        if (!target.TryGetValue(name, out var now))
        {
            return was is null ? news : null;
        }

        return Reset(path[1..], was, now, secret) is { } changed ? target.With(name, changed) : null;
    }

    private static PropertyValue? Element(ReadOnlySpan<object> path, int index, PropertyValue? old, PropertyValue news, bool secret)
    {
        if (old is not PropertyArray was || news is not PropertyArray now)
        {
            return old is not PropertyArray && news is not PropertyArray
            ? news : null;
        }

        var inOld = index < was.Items.Length;
        var inNew = index < now.Items.Length;
        if (!inOld && !inNew && path.Length == 1)
        {
            return news;
        }

        if (!inOld || !inNew)
        {
            return null;
        }

        var changed = path.Length == 1 ? Marked(was.Items[index], secret)
            : Reset(path[1..], was.Items[index], now.Items[index], secret);
        return changed is null ? null : new PropertyArray(now.Items.SetItem(index, changed));
    }

    private static PropertyValue? Every(ReadOnlySpan<object> path, PropertyValue? old, PropertyValue news, bool secret)
    {
        switch (old, news)
        {
            case (PropertyObject was, PropertyObject) when path.Length == 1:
                return was.Select((_, value) => Marked(value, secret));
            case (PropertyObject was, PropertyObject now):
                foreach ((var name, var value) in was)
                {
                    if (!now.TryGetValue(name, out var target)
                        || Reset(path[1..], value, target, secret) is not { } changed)
                    {
                        return null;
                    }

                    now = now.With(name, changed);
                }

                return now;
            case (PropertyArray was, PropertyArray now):
                return was.Items.Length == now.Items.Length ? Elements(path, was.Items, now.Items, secret) : null;
            default:
                return path.Length == 1 && news is PropertyObject or PropertyArray ? news : null;
        }
    }

    private static PropertyArray? Elements(
        ReadOnlySpan<object> path, ImmutableArray<PropertyValue> old, ImmutableArray<PropertyValue> news, bool secret)
    {
        var items = ImmutableArray.CreateBuilder<PropertyValue>(news.Length);
        for (var i = 0; i < news.Length; i++)
        {
            var changed = path.Length == 1 ? Marked(old[i], secret) : Reset(path[1..], old[i], news[i], secret);
            if (changed is null)
            {
                return null;
            }

            items.Add(changed);
        }

        return new(items.MoveToImmutable());
    }

    private static PropertyValue Marked(PropertyValue value, bool secret) => secret ? PropertyValue.Secret(value) : value;
}
