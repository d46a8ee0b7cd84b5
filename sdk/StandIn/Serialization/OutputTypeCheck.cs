using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Tells before anything is sent that an output's type is one that nothing can be read into.</summary>
internal static class OutputTypeCheck
{
    private static readonly ImmutableHashSet<Type> Plain =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement), typeof(AssetOrArchive),
            typeof(Asset),
        typeof(Archive),
    ];

    /// <summary>Fails unless values can be read into a type.</summary>
    /// <param name="path">What is of the type.</param>
    /// <param name="type">The type.</param>
    /// <param name="seen">The types that are being checked already.</param>
    /// <exception cref="InvalidOperationException">They cannot.</exception>
    public static void Check(string path, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Plain.Contains(type))
        {
            return;
        }

        if (type.IsAssignableTo(typeof(Resource)))
        {
            return;
        }

        if (type.IsEnum && Enum.GetUnderlyingType(type) == typeof(int))
        {
            return;
        }

        if (type.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            CheckEnum(path, type);
        }
        else if (type.IsConstructedGenericType)
        {
            CheckGeneric(path, type, seen);
        }
        else if (type.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is not null)
        {
            CheckCases(path, type, seen);
        }
        else
        {
            CheckObject(path, type, seen);
        }
    }

    /// <summary>Fails unless each argument of a map is of a type that outputs can have.</summary>
    /// <param name="arguments">The arguments by name.</param>
    /// <param name="wrappers">The generic types of which the type within counts.</param>
    /// <exception cref="InvalidOperationException">One is not.</exception>
    public static void CheckArguments(ImmutableDictionary<string, object?> arguments, params ReadOnlySpan<Type> wrappers)
    {
        HashSet<Type> seen = [];
        foreach ((var name, var value) in arguments)
        {
            if (value?.GetType() is not { } type)
            {
                continue;
            }

            var isWrapped = type.IsConstructedGenericType && wrappers.Contains(type.GetGenericTypeDefinition());
            Check(name, isWrapped ? type.GenericTypeArguments[0] : type, seen);
        }
    }

    private static void CheckEnum(string path, Type type)
    {
        foreach (var plain in new[] { typeof(string), typeof(double) })
        {
            var isMade = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [plain]) is not null;
            if (isMade && type.GetMethod("op_Explicit", [type])?.ReturnType == plain)
            {
                return;
            }
        }

        throw new InvalidOperationException(
            $"{path}: {type.FullName} is an enum type without a constructor of, and an explicit conversion to, string or double.");
    }

    private static void CheckGeneric(string path, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        var isMap = definition == typeof(ImmutableDictionary<,>);
        if (isMap && type.GenericTypeArguments[0] != typeof(string))
        {
            throw Unfit(path, type);
        }

        if (!isMap && definition != typeof(ImmutableArray<>) && definition != typeof(Nullable<>) && definition != typeof(Union<,>)
            && definition != typeof(Output<>))
        {
            throw Unfit(path, type);
        }

        foreach (var argument in type.GenericTypeArguments)
        {
            Check(path, argument, seen);
        }
    }

    private static void CheckCases(string path, Type type, HashSet<Type> seen)
    {
        foreach (var one in type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>())
        {
            if (!one.Type.IsAssignableTo(type))
            {
                throw new InvalidOperationException(
                    $"{path}: {one.Type.FullName} is named as a case of {type.FullName} but does not implement it.");
            }

            Check(path, one.Type, seen);
        }
    }

    private static void CheckObject(string path, Type type, HashSet<Type> seen)
    {
        if (type.GetCustomAttribute<OutputTypeAttribute>() is null || OutputTypes.ConstructorOf(type) is not { } constructor)
        {
            throw Unfit(path, type);
        }

        foreach (var parameter in constructor.GetParameters())
        {
            Check($"{path}.{parameter.Name}", parameter.ParameterType, seen);
        }
    }

    private static InvalidOperationException Unfit(string path, Type type) => new(
        $"{path} is of the type {type.FullName}. Outputs are of bool, int, double, string, object, JsonElement, assets, resources, enums, "
            + "unions, "
        + "immutable arrays, immutable dictionaries by string, and classes marked with [OutputType] that have an [OutputConstructor].");
}
