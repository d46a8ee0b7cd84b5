using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.StandIn.Tests.PublicApi;

/// <summary>Writes the public API of an assembly, one member a line, so that two assemblies can be compared.</summary>
internal sealed class PublicApiPrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext nullability = new();

    /// <summary>The lines for all public types of the given namespaces, in ordinal order.</summary>
    public static IReadOnlyList<string> Print(Assembly assembly, params string[] namespaces) =>
    [
        .. assembly.GetTypes()
            .Where(type => type.IsVisible && namespaces.Contains(type.Namespace))
            .SelectMany(new PublicApiPrinter().Lines)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private IEnumerable<string> Lines(Type type)
    {
        var owner = TypeNames.Owner(type);
        yield return $"{owner}: {Header(type)}";
        foreach (var member in Members(type))
        {
            yield return $"{owner}.{member}";
        }
    }

    private static string Header(Type type)
    {
        var kind = type.IsInterface ? "interface"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
            : type.IsValueType ? type.GetCustomAttribute<IsReadOnlyAttribute>() is null ? "struct" : "readonly struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class" : "class";
        List<string> above = [];
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            above.Add(TypeNames.Of(parent));
        }

        above.AddRange(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(one => one.IsVisible && !one.Name.StartsWith("ISpan", StringComparison.Ordinal)).Select(TypeNames.Of)
                .Order(StringComparer.Ordinal));
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>() is { } attribute && type.IsSubclassOf(typeof(Attribute))
            ? string.Create(CultureInfo.InvariantCulture, $" [{attribute.ValidOn}{(attribute.AllowMultiple ? ", multiple" : "")}]") : "";
        return $"{kind}{(above.Count > 0 ? " : " + string.Join(", ", above) : "")}{usage}";
    }

    private IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [Method(type.GetMethod("Invoke")!)];
        }

        return type.GetConstructors(Declared).Where(IsVisible).Select(constructor => $"ctor({Parameters(constructor)})")
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(Field))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && IsListed(method)).Select(Method));
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsListed(MethodInfo method) => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private string Field(FieldInfo field) => (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "")
        + $"{Typed(nullability.Create(field))} {field.Name}";

    private string Property(PropertyInfo property)
    {
        var any = property.GetAccessors(nonPublic: true)[0];
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]"
            : property.Name;
        return Modifiers(any) + $"{Typed(nullability.Create(property))} {name} {{ "
            + $"{Accessor(property.GetMethod, "get")}{Accessor(property.SetMethod, "set")}}}";
    }

    private static string Accessor(MethodInfo? accessor, string word) =>
        accessor is null || !IsVisible(accessor) ? "" : (accessor.IsPublic ? "" : "protected ") + word + "; ";

    private string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(one => one.Name))}>" : "";
        var constraints = string.Concat(method.IsGenericMethodDefinition ? method.GetGenericArguments().Select(Constraint) : []);
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return Modifiers(method) + $"{Typed(nullability.Create(method.ReturnParameter))} "
            + $"{method.Name}{generic}({extension}{Parameters(method)}){constraints}";
    }

    private static string Modifiers(MethodInfo method) => (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "")
        + (method.GetBaseDefinition() != method ? "override " : method is { IsAbstract: true }
            ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Constraint(Type parameter)
    {
        List<string> all = [.. parameter.GetGenericParameterConstraints().Select(TypeNames.Of)];
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            all.Add("new()");
        }

        return all.Count > 0 ? $" where {parameter.Name} : {string.Join(", ", all)}" : "";
    }

    private string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private string Parameter(ParameterInfo parameter)
    {
        var many = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        var direction = parameter.IsOut ? "out " : "";
        var absent = parameter.HasDefaultValue ? $" = {Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) switch
        {
            null or "" => "default",
            var text => text,
        }}" : "";
        return $"{many}{direction}{Typed(nullability.Create(parameter))} {parameter.Name}{absent}";
    }

    private static string Typed(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is not null)
        {
            return TypeNames.Of(type);
        }

        if (info.ElementType is { } element)
        {
            return Typed(element) + "[]" + mark;
        }

        if (info.GenericTypeArguments.Length == 0 || type.IsGenericParameter)
        {
            return TypeNames.Of(type)
            + (type.IsGenericParameter || type.IsValueType ? "" : mark);
        }

        return $"{TypeNames.Simple(type)}<{string.Join(", ", info.GenericTypeArguments.Select(Typed))}>{(type.IsValueType ? "" : mark)}";
    }
}
