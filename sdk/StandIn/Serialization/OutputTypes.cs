using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns what was read from the wire into values of the types that programs declare.</summary>
internal static class OutputTypes
{
    /// <summary>Converts a value.</summary>
    /// <param name="value">What <see cref="PropertyReader"/> has read.</param>
    /// <param name="target">The type to convert to.</param>
    /// <param name="path">Where it is, for warnings.</param>
    /// <param name="warn">Takes what does not fit; the type's default then takes its place.</param>
    public static object? Convert(object? value, Type target, string path, Action<string> warn)
    {
        (var result, var misfit) = TryConvert(value, target, path, warn);
        if (misfit is null)
        {
            return result;
        }

        warn(misfit);
        return result ?? DefaultOf(target);
    }

    /// <inheritdoc cref="Convert(object?, Type, string, Action{string})"/>
    public static T Convert<T>(object? value, string path, Action<string> warn) =>
        Convert(value, typeof(T), path, warn) is T result ? result : default!;

    /// <summary>Fails unless values can be converted to a type.</summary>
    /// <param name="path">What is of the type, for the error.</param>
    /// <param name="target">The type.</param>
    /// <exception cref="InvalidOperationException">They cannot.</exception>
    public static void Check(string path, Type target) => OutputTypeCheck.Check(path, target, []);

    /// <summary>The constructor that an object is read with; null if none is marked and there is not just one public one.</summary>
    internal static ConstructorInfo? ConstructorOf(Type type)
    {
        var all = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        return all.FirstOrDefault(constructor => constructor.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? (all.Where(constructor => constructor.IsPublic).ToArray() is [var only] ? only : null);
    }

    private static object? DefaultOf(Type target) => target.IsValueType ? Activator.CreateInstance(target) : null;

    private static (object? Result, string? Misfit) TryConvert(object? value, Type target, string path, Action<string> warn)
    {
        if (Nullable.GetUnderlyingType(target) is { } underlying)
        {
            return value is null ? (null, null) : TryConvert(value, underlying, path, warn);
        }

        if (value is null)
        {
            return (DefaultOf(target), null);
        }

        if (target == typeof(object))
        {
            return (value, null);
        }

        if (target == typeof(string) || target == typeof(bool) || target == typeof(double))
        {
            return Exact(value, target, path);
        }

        if (target == typeof(int))
        {
            return value is double number ? ((int)number, null) : Exact(value, typeof(double), path);
        }

        if (target.IsAssignableTo(typeof(AssetOrArchive)) || target.IsAssignableTo(typeof(Resource)))
        {
            return Exact(value, target, path);
        }

        if (target == typeof(JsonElement))
        {
            return JsonValues.TryWrite(value, path);
        }

        if (target.IsEnum)
        {
            return value is double member ? (Enum.ToObject(target, (int)member), null) : Exact(value, typeof(double), path);
        }

        if (target.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            return EnumOf(value, target, path);
        }

        if (target.IsConstructedGenericType)
        {
            return GenericOf(value, target, path, warn);
        }

        if (target.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is { } union)
        {
            return CaseOf(value, target, union.PropertyName, path, warn);
        }

        return ObjectOf(value, target, path, warn);
    }

    private static (object? Result, string? Misfit) Exact(object value, Type target, string path) =>
        target.IsInstanceOfType(value) ? (value, null) : Misfit(value, target, path);

    private static (object? Result, string? Misfit) Misfit(object value, Type target, string path) =>
        (null, $"{path} should be a {target.Name} but is a {value.GetType().Name}.");

    private static (object? Result, string? Misfit) EnumOf(object value, Type target, string path)
    {
        var constructor = value is string or double
            ? target.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [value.GetType()])
            : null;
        return constructor is null ? Misfit(value, target, path) : (constructor.Invoke([value]), null);
    }

    private static (object? Result, string? Misfit) GenericOf(object value, Type target, string path, Action<string> warn)
    {
        var definition = target.GetGenericTypeDefinition();
        var types = target.GenericTypeArguments;
        if (definition == typeof(Union<,>))
        {
            return UnionOf(value, target, path, warn);
        }

        if (definition == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?> list ? (Call(nameof(ListOf), types, list, path, warn), null)
                : Misfit(value, target, path);
        }

        if (definition == typeof(ImmutableDictionary<,>))
        {
            return value is ImmutableDictionary<string, object?> map
                ? (Call(nameof(MapOf), [types[1]], map, path, warn), null)
                : Misfit(value, target, path);
        }

        if (definition != typeof(Output<>))
        {
            return Misfit(value, target, path);
        }

        (var inner, var misfit) = TryConvert(value, types[0], path, warn);
        return misfit is null ? (Call(nameof(OutputOf), types, inner, path, warn), null) : (null, misfit);
    }

    private static object? Call(string method, Type[] types, object? value, string path, Action<string> warn) =>
        typeof(OutputTypes).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(types)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [value, path, warn], culture: null);

    private static ImmutableArray<T> ListOf<T>(ImmutableArray<object?> list, string path, Action<string> warn) =>
        [.. list.Select((item, index) => Convert<T>(item, $"{path}[{index}]", warn))];

    private static ImmutableDictionary<string, T> MapOf<T>(ImmutableDictionary<string, object?> map, string path, Action<string> warn) =>
        map.ToImmutableDictionary(pair => pair.Key, pair => Convert<T>(pair.Value, $"{path}.{pair.Key}", warn));

    private static Output<T> OutputOf<T>(object? value, string path, Action<string> warn) => Output.Create(Convert<T>(value, path, warn));

    private static (object? Result, string? Misfit) UnionOf(object value, Type target, string path, Action<string> warn)
    {
        var types = target.GenericTypeArguments;
        (var first, var misfit) = TryConvert(value, types[0], path, warn);
        if (misfit is null)
        {
            return (target.GetMethod(nameof(Union<,>.FromT0))!.Invoke(null, [first]), null);
        }

        (var second, misfit) = TryConvert(value, types[1], path, warn);
        return misfit is null
            ? (target.GetMethod(nameof(Union<,>.FromT1))!.Invoke(null, [second]), null)
            : (null, $"{path} should be a {types[0].Name} or a {types[1].Name} but is a {value.GetType().Name}.");
    }

    private static (object? Result, string? Misfit) CaseOf(object value, Type target, string property, string path, Action<string> warn)
    {
        if (value is not ImmutableDictionary<string, object?> map)
        {
            return Misfit(value, target, path);
        }

        DiscriminatedUnionCaseAttribute[] cases = [.. target.GetCustomAttributes<DiscriminatedUnionCaseAttribute>()];
        var tag = map.GetValueOrDefault(property) as string;
        return cases.FirstOrDefault(one => one.Tag == tag) is { } match
            ? TryConvert(value, match.Type, path, warn)
            : (null, $"{path}.{property} is '{tag}' but should be one of "
                + $"{string.Join(", ", cases.Select(one => one.Tag).Order(StringComparer.Ordinal))}.");
    }

    private static (object? Result, string? Misfit) ObjectOf(object value, Type target, string path, Action<string> warn)
    {
        if (target.GetCustomAttribute<OutputTypeAttribute>() is null || ConstructorOf(target) is not { } constructor)
        {
            return (null, $"{path} is of the type {target.FullName}, which nothing is read into.");
        }

        if (value is not ImmutableDictionary<string, object?> map)
        {
            return Misfit(value, target, path);
        }

        return (constructor.Invoke(
            BindingFlags.DoNotWrapExceptions, binder: null, [.. constructor.GetParameters().Select(Argument)], culture: null), null);

        object? Argument(ParameterInfo parameter)
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert(map.GetValueOrDefault(name), parameter.ParameterType, $"{path}.{name}", warn);
        }
    }
}
