using System.Diagnostics.CodeAnalysis;

namespace Grpc.Core;

/// <summary>Collects the methods of a service as generated <c>BindService</c> code lists them.</summary>
public abstract class ServiceBinderBase
{
    /// <summary>Takes a method with one request and one response.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="handler">What runs it; null where only the list of methods is wanted.</param>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw new NotSupportedException();

    /// <summary>Takes a method with many requests and one response.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="handler">What runs it; null where only the list of methods is wanted.</param>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw new NotSupportedException();

    /// <summary>Takes a method with one request and many responses.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="handler">What runs it; null where only the list of methods is wanted.</param>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw new NotSupportedException();

    /// <summary>Takes a method with many requests and many responses.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="handler">What runs it; null where only the list of methods is wanted.</param>
    public virtual void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class => throw new NotSupportedException();
}

/// <summary>Says where the generated code binds a service's base class.</summary>
/// <param name="bindType">The class that holds the binding method.</param>
/// <param name="bindMethodName">The binding method.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BindServiceMethodAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type bindType,
    string bindMethodName) : Attribute
{
    /// <summary>The class that holds the binding method.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)]
    public Type BindType { get; } = bindType;

    /// <summary>The binding method.</summary>
    public string BindMethodName { get; } = bindMethodName;
}
