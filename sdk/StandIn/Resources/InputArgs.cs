using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments: each field or property marked with <see cref="InputAttribute"/> is one property on the wire.</summary>
public abstract class InputArgs
{
    private static readonly ConcurrentDictionary<System.Type, ImmutableArray<Member>> Known = new();

    /// <summary>No arguments yet.</summary>
    protected InputArgs()
    {
    }

    /// <summary>What a single argument is called in an error.</summary>
    private protected abstract string Kind { get; }

    /// <summary>The arguments by their names on the wire; values are not awaited, and null where not given.</summary>
    /// <exception cref="ArgumentNullException">A required one is not given.</exception>
    internal virtual ImmutableDictionary<string, object?> ToDictionary() =>
        Known.GetOrAdd(GetType(), Members).ToImmutableDictionary(member => member.Input.Name, Read);

    private static ImmutableArray<Member> Members(System.Type type)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return
        [
            .. type.GetFields(Any).Select(field => new Member(field, field.GetCustomAttribute<InputAttribute>()!, field.GetValue))
                .Concat(type.GetProperties(Any).Select(
                    property => new Member(property, property.GetCustomAttribute<InputAttribute>()!, property.GetValue)))
                .Where(member => member.Input is not null),
        ];
    }

    private static Output<string?> JsonText(string name, object value) => Output.Untyped(value).Apply(async plain =>
    {
        var wire = await new PropertyWriter(new()).WriteAsync(name, plain);
        return wire is null ? null : JsonFormatter.Default.Format(wire);
    });

    private object? Read(Member member)
    {
        var value = member.Read(this);
        if (value is null && member.Input.IsRequired)
        {
            throw new ArgumentNullException(
                member.Info.Name, $"{Kind} '{member.Input.Name}' ({GetType().FullName}.{member.Info.Name}) is required and has no value.");
        }

        return value is null || !member.Input.Json ? value : JsonText(member.Input.Name, value);
    }

    private sealed record Member(MemberInfo Info, InputAttribute Input, Func<object, object?> Read);
}
