using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Compares the properties of one object in two versions of a schema.</summary>
/// <param name="log">Where differences go.</param>
/// <param name="isInput">True when users give the properties.</param>
/// <param name="isOutput">True when users are given the properties.</param>
internal sealed class PropertyComparison(ChangeLog log, bool isInput, bool isOutput)
{
    /// <summary>Compares the properties of two objects.</summary>
    /// <param name="path">The place of the properties.</param>
    /// <param name="before">The older properties.</param>
    /// <param name="after">The newer properties.</param>
    /// <param name="requiredBefore">The names that the older version requires.</param>
    /// <param name="requiredAfter">The names that the newer version requires.</param>
    public void Compare(string path, JsonElement before, JsonElement after, IReadOnlyList<string> requiredBefore,
        IReadOnlyList<string> requiredAfter) => ChangeLog.Walk(
        path, before, after,
        (at, old, now) =>
        {
            var name = at[(path.Length + 1)..];
            CompareRequired(
                at, requiredBefore.Contains(name, StringComparer.Ordinal), requiredAfter.Contains(name, StringComparer.Ordinal));
            Compare(at, old, now);
        },
        at => log.Break(at, "The property was removed."),
        (at, _) =>
        {
            if (isInput && requiredAfter.Contains(at[(path.Length + 1)..], StringComparer.Ordinal))
            {
                log.Break(at, "A required input was added: programs that do not give it fail.");
            }
            else
            {
                log.Allow(at, "The property was added.");
            }
        });

    private void CompareRequired(string at, bool before, bool after)
    {
        if (before == after)
        {
            return;
        }

        if (after && isInput)
        {
            log.Break(at, "The input is required now: programs that do not give it fail.");
        }
        else if (before && isOutput)
        {
            log.Break(at, "The output is no longer required: programs that rely on a value may find none.");
        }
        else
        {
            log.Allow(at, after ? "The output is required now." : "The input is no longer required.");
        }
    }

    private void Compare(string at, JsonElement before, JsonElement after)
    {
        var (old, now) = (TypeText.Of(before), TypeText.Of(after));
        if (old != now)
        {
            log.Break(at, $"The type changed from {old} to {now}.");
        }

        CompareFlag(at, before, after, "secret", breaksWhenSet: false, "The value is secret now.",
            "The value is no longer secret: it is kept and shown in clear.");
        CompareFlag(at, before, after, "plain", breaksWhenSet: true, "The property takes no outputs of other resources now.",
            "The property takes outputs of other resources now.");
        if (isInput)
        {
            const string replaces = "A change of the property replaces the resource now.";
            const string updates = "A change of the property no longer replaces the resource.";
            CompareFlag(at, before, after, "willReplaceOnChanges", breaksWhenSet: true, replaces, updates);
            CompareFlag(at, before, after, "replaceOnChanges", breaksWhenSet: true, replaces, updates);
        }

        foreach (var member in new[] { "default", "const" })
        {
            if (!JsonElements.Equals(before.Member(member), after.Member(member)))
            {
                log.Break(at, $"The value of {member} changed: programs that leave the property out mean something else now.");
            }
        }

        CompareEnvironment(
            at, before.Member("defaultInfo").Member("environment").Texts(), after.Member("defaultInfo").Member("environment").Texts());
        CompareName(at, before, after);
        CompareTexts(log, at, before, after);
    }

    /// <summary>Compares what is said about something: descriptions and deprecations.</summary>
    public static void CompareTexts(ChangeLog log, string at, JsonElement before, JsonElement after)
    {
        if (before.Member("description").Text() != after.Member("description").Text())
        {
            log.Allow(at, "The description changed.");
        }

        if (before.Member("deprecationMessage").Text() != after.Member("deprecationMessage").Text())
        {
            log.Allow(at, after.Member("deprecationMessage").Exists() ? "The deprecation message changed: it will go."
                : "It is no longer deprecated.");
        }
    }

    private void CompareFlag(
        string at, JsonElement before, JsonElement after, string flag, bool breaksWhenSet, string isSet, string isUnset)
    {
        var now = after.Member(flag).IsTrue();
        if (before.Member(flag).IsTrue() == now)
        {
            return;
        }

        log.Changes.Add(new(at, now == breaksWhenSet, now ? isSet : isUnset));
    }

    private void CompareEnvironment(string at, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var variable in before.Except(after, StringComparer.Ordinal))
        {
            log.Break(at, $"The environment variable {variable} no longer stands in for it.");
        }

        foreach (var variable in after.Except(before, StringComparer.Ordinal))
        {
            log.Allow(at, $"The environment variable {variable} stands in for it.");
        }
    }

    private void CompareName(string at, JsonElement before, JsonElement after)
    {
        if (Name(before) != Name(after))
        {
            log.Break(at, "The name in C# changed.");
        }

        static string? Name(JsonElement property) => property.Member("language").Member("csharp").Member("name").Text();
    }
}
