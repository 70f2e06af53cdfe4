#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9379:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __nccwpck_require__(356)
const { safeRe: re, t } = __nccwpck_require__(5471)
const cmp = __nccwpck_require__(8646)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)


/***/ }),

/***/ 6782:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // strip build metadata so it can't bleed into the version
    range = range.replace(BUILDSTRIPRE, '')

    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = trimComparatorWhitespace(range)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __nccwpck_require__(1383)
const cache = new LRU()

const parseOptions = __nccwpck_require__(356)
const Comparator = __nccwpck_require__(9379)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const trimComparatorWhitespace = __nccwpck_require__(9737)
const {
  safeRe: re,
  src,
  t,
  tildeTrimReplace,
  caretTrimReplace,
} = __nccwpck_require__(5471)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __nccwpck_require__(5101)

// unbounded global build-metadata stripper used by parseRange
const BUILDSTRIPRE = new RegExp(src[t.BUILD], 'g')

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

const invalidXRangeOrder = (M, m, p) => (
  (isX(M) && !isX(m)) ||
  (isX(m) && p && !isX(p))
)

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  // if we're including prereleases in the match, then the lower bound is
  // -0, the lowest possible prerelease value, just like x-ranges and carets.
  // this keeps `~1.2` equivalent to the `1.2.x` x-range it's documented as.
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    if (invalidXRangeOrder(M, m, p)) {
      return comp
    }

    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 1799:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 8646:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gt = __nccwpck_require__(6599)
const gte = __nccwpck_require__(1236)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 5385:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = __nccwpck_require__(6353)
const { safeRe: re, t } = __nccwpck_require__(5471)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 7648:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compareBuild = (a, b, loose) => {
  const versionA = new SemVer(a, loose)
  const versionB = new SemVer(b, loose)
  return versionA.compare(versionB) || versionA.compareBuild(versionB)
}
module.exports = compareBuild


/***/ }),

/***/ 6874:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const compareLoose = (a, b) => compare(a, b, true)
module.exports = compareLoose


/***/ }),

/***/ 850:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 711:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)

const diff = (version1, version2) => {
  const v1 = parse(version1, null, true)
  const v2 = parse(version2, null, true)
  const comparison = v1.compare(v2)

  if (comparison === 0) {
    return null
  }

  const v1Higher = comparison > 0
  const highVersion = v1Higher ? v1 : v2
  const lowVersion = v1Higher ? v2 : v1
  const highHasPre = !!highVersion.prerelease.length
  const lowHasPre = !!lowVersion.prerelease.length

  if (lowHasPre && !highHasPre) {
    // Going from prerelease -> no prerelease requires some special casing

    // If the low version has only a major, then it will always be a major
    // Some examples:
    // 1.0.0-1 -> 1.0.0
    // 1.0.0-1 -> 1.1.1
    // 1.0.0-1 -> 2.0.0
    if (!lowVersion.patch && !lowVersion.minor) {
      return 'major'
    }

    // If the main part has no difference
    if (lowVersion.compareMain(highVersion) === 0) {
      if (lowVersion.minor && !lowVersion.patch) {
        return 'minor'
      }
      return 'patch'
    }
  }

  // add the `pre` prefix if we are going to a prerelease version
  const prefix = highHasPre ? 'pre' : ''

  if (v1.major !== v2.major) {
    return prefix + 'major'
  }

  if (v1.minor !== v2.minor) {
    return prefix + 'minor'
  }

  if (v1.patch !== v2.patch) {
    return prefix + 'patch'
  }

  // high and low are prereleases
  return 'prerelease'
}

module.exports = diff


/***/ }),

/***/ 5082:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 6599:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 1236:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 2338:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 6717:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 8511:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const major = (a, loose) => new SemVer(a, loose).major
module.exports = major


/***/ }),

/***/ 2603:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const minor = (a, loose) => new SemVer(a, loose).minor
module.exports = minor


/***/ }),

/***/ 4974:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 8756:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const patch = (a, loose) => new SemVer(a, loose).patch
module.exports = patch


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(850)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 7192:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose))
module.exports = rsort


/***/ }),

/***/ 8011:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const satisfies = (version, range, options) => {
  try {
    range = new Range(range, options)
  } catch (er) {
    return false
  }
  return range.test(version)
}
module.exports = satisfies


/***/ }),

/***/ 9872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose))
module.exports = sort


/***/ }),

/***/ 6114:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)

const truncate = (version, truncation, options) => {
  if (!constants.RELEASE_TYPES.includes(truncation)) {
    return null
  }

  const clonedVersion = cloneInputVersion(version, options)
  return clonedVersion && doTruncation(clonedVersion, truncation)
}

const cloneInputVersion = (version, options) => {
  const versionStringToParse = (
    version instanceof SemVer ? version.version : version
  )

  return parse(versionStringToParse, options)
}

const doTruncation = (version, truncation) => {
  if (isPrerelease(truncation)) {
    return version.version
  }

  version.prerelease = []

  switch (truncation) {
    case 'major':
      version.minor = 0
      version.patch = 0
      break
    case 'minor':
      version.patch = 0
      break
  }

  return version.format()
}

const isPrerelease = (type) => {
  return type.startsWith('pre')
}

module.exports = truncate


/***/ }),

/***/ 8780:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 2088:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// just pre-load all the stuff that index.js lazily exports
const internalRe = __nccwpck_require__(5471)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)
const identifiers = __nccwpck_require__(3348)
const parse = __nccwpck_require__(6353)
const valid = __nccwpck_require__(8780)
const clean = __nccwpck_require__(1799)
const inc = __nccwpck_require__(2338)
const diff = __nccwpck_require__(711)
const major = __nccwpck_require__(8511)
const minor = __nccwpck_require__(2603)
const patch = __nccwpck_require__(8756)
const prerelease = __nccwpck_require__(5714)
const compare = __nccwpck_require__(850)
const rcompare = __nccwpck_require__(2173)
const compareLoose = __nccwpck_require__(6874)
const compareBuild = __nccwpck_require__(7648)
const sort = __nccwpck_require__(9872)
const rsort = __nccwpck_require__(7192)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gte = __nccwpck_require__(1236)
const lte = __nccwpck_require__(6717)
const cmp = __nccwpck_require__(8646)
const coerce = __nccwpck_require__(5385)
const truncate = __nccwpck_require__(6114)
const Comparator = __nccwpck_require__(9379)
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const toComparators = __nccwpck_require__(4750)
const maxSatisfying = __nccwpck_require__(3193)
const minSatisfying = __nccwpck_require__(8595)
const minVersion = __nccwpck_require__(1866)
const validRange = __nccwpck_require__(4737)
const outside = __nccwpck_require__(280)
const gtr = __nccwpck_require__(2276)
const ltr = __nccwpck_require__(5213)
const intersects = __nccwpck_require__(3465)
const simplifyRange = __nccwpck_require__(2028)
const subset = __nccwpck_require__(1489)
module.exports = {
  parse,
  valid,
  clean,
  inc,
  diff,
  major,
  minor,
  patch,
  prerelease,
  compare,
  rcompare,
  compareLoose,
  compareBuild,
  sort,
  rsort,
  gt,
  lt,
  eq,
  neq,
  gte,
  lte,
  cmp,
  coerce,
  truncate,
  Comparator,
  Range,
  satisfies,
  toComparators,
  maxSatisfying,
  minSatisfying,
  minVersion,
  validRange,
  outside,
  gtr,
  ltr,
  intersects,
  simplifyRange,
  subset,
  SemVer,
  re: internalRe.re,
  src: internalRe.src,
  tokens: internalRe.t,
  SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
  RELEASE_TYPES: constants.RELEASE_TYPES,
  compareIdentifiers: identifiers.compareIdentifiers,
  rcompareIdentifiers: identifiers.rcompareIdentifiers,
}


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 1383:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 9737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// @ts-check


// Reproduce safeRe[COMPARATORTRIM] replacement boundaries, not version
// validation. Each end-index finder returns an exclusive end, or its start
// on no match.
// Positions count from zero. An end of 3 means characters 0, 1, and 2 were read;
// range.slice(start, end) gives the matched text, not a converted number.
const {
  MAX_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  WHITESPACE_CHARACTERS,
} = __nccwpck_require__(5101)

/**
 * Remembers the last two rows of digits so their characters need not be reread.
 * Positions start at -1 until a row has been found.
 *
 * @typedef {object} DigitRunCache
 * @property {number} start The first character of the most recently found row.
 * @property {number} end The position after that row's last character.
 * @property {number} previousStart The first character of the previous row.
 * @property {number} previousEnd The position after the previous row.
 */

// One entry per UTF-16 code unit keeps membership checks constant-time.
const whitespace = new Uint8Array(0x10000)
for (const char of WHITESPACE_CHARACTERS) {
  whitespace[char.charCodeAt(0)] = 1
}

/**
 * Checks whether a character is whitespace, like a space, tab, or newline.
 * Looking past the end of the string returns false.
 *
 * @param {string|undefined} char One character, or undefined past the string's end.
 * @returns {boolean} Whether the character is whitespace.
 * @example isWhitespace(' ') // true
 * @example isWhitespace('1') // false
 */
const isWhitespace = char =>
  char !== undefined && whitespace[char.charCodeAt(0)] === 1

/**
 * Checks for v, =, or whitespace before the version number.
 * These are historical version prefixes, not range operators:
 * < and > are handled separately, as are tilde and caret ranges.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can belong to a version prefix.
 * @example isVersionPrefix('=') // true
 * @example isVersionPrefix('>') // false
 */
const isVersionPrefix = char =>
  char === 'v' ||
  char === '=' ||
  isWhitespace(char)

/**
 * Checks whether a character is one of the digits 0 through 9.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII digit.
 * @example isDigit('7') // true
 * @example isDigit('.') // false
 */
const isDigit = char => char !== undefined && char >= '0' && char <= '9'

/**
 * Checks whether a character is an English letter, uppercase or lowercase.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII letter.
 * @example isLetter('b') // true
 * @example isLetter('7') // false
 */
const isLetter = char =>
  char !== undefined && (
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  )

/**
 * Checks for a letter, digit, or hyphen: the characters allowed inside
 * prerelease and build names such as beta-1.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can be part of an identifier.
 * @example isIdentifierCharacter('-') // true
 * @example isIdentifierCharacter('.') // false; dots separate identifiers
 */
const isIdentifierCharacter = char => isDigit(char) || isLetter(char) || char === '-'

/**
 * Checks whether a version component can begin here: with a digit or
 * a wildcard such as x, X, or *.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether a number or wildcard can start with this character.
 * @example isVersionStart('x') // true
 * @example isVersionStart('v') // false; v belongs to the prefix
 */
const isVersionStart = char =>
  isDigit(char) ||
  char === 'x' ||
  char === 'X' ||
  char === '*'

/**
 * Finds the end of a row of digits, but returns no more than limit digits.
 * Remembers the last two rows so looking at them again does not reread them.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first character to check.
 * @param {number} limit The most digit characters the returned match can include.
 * @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
 * @returns {number} The position after the matched digits, or start if none match.
 * @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
 * @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
 */
const findDigitsEndIndex = (range, start, limit, digitRuns) => {
  if (!isDigit(range[start])) {
    return start
  }
  if (start >= digitRuns.start && start < digitRuns.end) {
    return Math.min(start + limit, digitRuns.end)
  }
  if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
    return Math.min(start + limit, digitRuns.previousEnd)
  }
  let end = start + 1
  while (isDigit(range[end])) {
    end++
  }
  // A failed full version can rewind from its second run to its first.
  digitRuns.previousStart = digitRuns.start
  digitRuns.previousEnd = digitRuns.end
  digitRuns.start = start
  digitRuns.end = end
  return Math.min(start + limit, end)
}

/**
 * Reads a number using the old regex's length and leading-zero rules.
 * Strict mode reads just the first zero in 012; loose mode can read all three.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the number should begin.
 * @param {boolean} loose Whether to allow leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched digits, not their numeric value.
 * @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
 * @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
 */
const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
  if (!loose && range[start] === '0') {
    return start + 1
  }
  // Strict syntax allows an initial nonzero digit plus MAX_LENGTH digits.
  return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns)
}

/**
 * Reads one piece of a prerelease name, such as beta or 1 in beta.1.
 * Tries the letter-or-hyphen form first, then the number-only form.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @param {boolean} loose Whether numeric identifiers may have leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
 * @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
 */
const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
  const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns)
  // The legacy regex tries a nonnumeric identifier before a numeric one.
  if (isLetter(range[digitsEnd]) || range[digitsEnd] === '-') {
    let end = digitsEnd + 1
    const limit = end + MAX_SAFE_BUILD_LENGTH
    while (end < limit && isIdentifierCharacter(range[end])) {
      end++
    }
    return end
  }
  return findVersionNumberEndIndex(range, start, loose, digitRuns)
}

/**
 * Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
 * Loose mode also allows the name without its opening hyphen.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the suffix should begin, including -.
 * @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched suffix, or start if absent.
 * @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
 * @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
 */
const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
  const hyphen = range[start] === '-'
  if (!loose && !hyphen) {
    return start
  }
  const identifierStart = start + (hyphen ? 1 : 0)
  let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns)
  if (end === identifierStart) {
    if (!loose || !hyphen) {
      return start
    }
    // In loose syntax, a lone hyphen can itself be the identifier.
    end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns)
  }
  while (range[end] === '.') {
    const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads one build-name piece, such as sha or 123 in +sha.123.
 * Stops at a disallowed character or the old regex's length limit.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
 * @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
 */
const findBuildIdentifierEndIndex = (range, start) => {
  let end = start
  while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
    end++
  }
  return end
}

/**
 * Reads optional build metadata such as +sha.123.
 * Leaves the position unchanged if there is no plus sign followed by a name.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the opening + should be.
 * @returns {number} The position after the matched metadata, or start if absent.
 * @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
 * @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
 */
const findBuildEndIndex = (range, start) => {
  if (range[start] !== '+') {
    return start
  }
  let end = findBuildIdentifierEndIndex(range, start + 1)
  if (end === start + 1) {
    return start
  }
  while (range[end] === '.') {
    const next = findBuildIdentifierEndIndex(range, end + 1)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads three numbers separated by dots, then any prerelease and build suffixes.
 * Uses loose rules, so forms such as 01.02.03beta can match here.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first number, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the version match, or start if none matches.
 * @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
 * @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
 */
const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
  let end = start
  for (let component = 0; component < 3; component++) {
    const next = findVersionNumberEndIndex(range, end, true, digitRuns)
    if (next === end) {
      return start
    }
    end = next
    if (component < 2) {
      if (range[end] !== '.') {
        return start
      }
      end++
    }
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
 * Numbers use strict leading-zero rules; wildcards take up one character.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the component should begin.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the component, or start if none matches.
 * @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
 * @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
 */
const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
  if (isDigit(range[start])) {
    return findVersionNumberEndIndex(range, start, false, digitRuns)
  }
  return isVersionStart(range[start]) ? start + 1 : start
}

/**
 * Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
 * After the third component, also reads any strict prerelease and build suffixes.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched version text.
 * @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 * @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
 */
const findPartialVersionEndIndex = (range, start, digitRuns) => {
  let end = findPartialVersionComponentEndIndex(range, start, digitRuns)
  for (let component = 0; component < 2; component++) {
    if (range[end] !== '.') {
      return end
    }
    const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns)
    if (next === end + 1) {
      return end
    }
    end = next
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Finds where a version match ends, without deciding whether the range is valid.
 * Tries a loose full version first, then a partial or wildcard version, just
 * like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position where scanning the next candidate can resume.
 * @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
 * @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 */
const findVersionEndIndex = (range, start, digitRuns) => {
  const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns)
  return fullVersionEnd !== start
    ? fullVersionEnd
    : findPartialVersionEndIndex(range, start, digitRuns)
}

/**
 * Finds the one whitespace character the old replacement would remove.
 * Keeps leading whitespace, skips an optional operator, and checks immediately
 * after it. Returns -1 if there is nothing to remove.
 *
 * @param {string} range The text containing a candidate already found by the caller.
 * @param {number} matchStart The candidate's position, including leading whitespace.
 * @returns {number} The position of the removable whitespace, or -1 if absent.
 * @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
 * @example findRemovableWhitespaceIndex('>1', 0) // -1
 */
const findRemovableWhitespaceIndex = (range, matchStart) => {
  let position = matchStart
  if (isWhitespace(range[position])) {
    position++
  }
  if (range[position] === '<' || range[position] === '>') {
    position++
  }
  if (range[position] === '=') {
    position++
  }
  return isWhitespace(range[position]) ? position : -1
}

/**
 * Joins an operator to its version, turning > 1.2.3 into >1.2.3.
 * Copies everything else according to the old regex's matching rules.
 * Moves forward through prefixes and whole versions to avoid repeatedly
 * searching the same characters on long inputs.
 *
 * @param {string} range The range text to process; the original string is unchanged.
 * @returns {string} The range with matched operator whitespace removed.
 * @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
 * @example trimComparatorWhitespace('> invalid') // '> invalid'
 */
const trimComparatorWhitespace = range => {
  let result = ''
  let copyFrom = 0
  let cursor = 0
  const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 }

  while (cursor < range.length) {
    const matchStart = cursor
    if (range[cursor] === '<' || range[cursor] === '>') {
      cursor++
    } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
      cursor++
      continue
    }

    // Consume a v/=/whitespace run once, even when no version follows it.
    while (cursor < range.length && isVersionPrefix(range[cursor])) {
      cursor++
    }
    if (!isVersionStart(range[cursor])) {
      continue
    }

    const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart)
    if (whitespacePosition !== -1) {
      result += range.slice(copyFrom, whitespacePosition)
      copyFrom = whitespacePosition + 1
    }

    // Skip the entire match, so a prerelease's trailing v cannot be
    // reconsidered as the prefix of another version.
    cursor = findVersionEndIndex(range, cursor, digitRuns)
  }

  return result + range.slice(copyFrom)
}

module.exports = trimComparatorWhitespace


/***/ }),

/***/ 2276:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// Determine if version is greater than all the versions possible in the range.
const outside = __nccwpck_require__(280)
const gtr = (version, range, options) => outside(version, range, '>', options)
module.exports = gtr


/***/ }),

/***/ 3465:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const intersects = (r1, r2, options) => {
  r1 = new Range(r1, options)
  r2 = new Range(r2, options)
  return r1.intersects(r2, options)
}
module.exports = intersects


/***/ }),

/***/ 5213:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const outside = __nccwpck_require__(280)
// Determine if version is less than all the versions possible in the range
const ltr = (version, range, options) => outside(version, range, '<', options)
module.exports = ltr


/***/ }),

/***/ 3193:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)

const maxSatisfying = (versions, range, options) => {
  let max = null
  let maxSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!max || maxSV.compare(v) === -1) {
        // compare(max, v, true)
        max = v
        maxSV = new SemVer(max, options)
      }
    }
  })
  return max
}
module.exports = maxSatisfying


/***/ }),

/***/ 8595:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const minSatisfying = (versions, range, options) => {
  let min = null
  let minSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!min || minSV.compare(v) === 1) {
        // compare(min, v, true)
        min = v
        minSV = new SemVer(min, options)
      }
    }
  })
  return min
}
module.exports = minSatisfying


/***/ }),

/***/ 1866:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const gt = __nccwpck_require__(6599)

const minVersion = (range, loose) => {
  range = new Range(range, loose)

  let minver = new SemVer('0.0.0')
  if (range.test(minver)) {
    return minver
  }

  minver = new SemVer('0.0.0-0')
  if (range.test(minver)) {
    return minver
  }

  minver = null
  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let setMin = null
    comparators.forEach((comparator) => {
      // Clone to avoid manipulating the comparator's semver object.
      const compver = new SemVer(comparator.semver.version)
      switch (comparator.operator) {
        case '>':
          if (compver.prerelease.length === 0) {
            compver.patch++
          } else {
            compver.prerelease.push(0)
          }
          compver.raw = compver.format()
          /* fallthrough */
        case '':
        case '>=':
          if (!setMin || gt(compver, setMin)) {
            setMin = compver
          }
          break
        case '<':
        case '<=':
          /* Ignore maximum versions */
          break
        /* istanbul ignore next */
        default:
          throw new Error(`Unexpected operation: ${comparator.operator}`)
      }
    })
    if (setMin && (!minver || gt(minver, setMin))) {
      minver = setMin
    }
  }

  if (minver && range.test(minver)) {
    return minver
  }

  return null
}
module.exports = minVersion


/***/ }),

/***/ 280:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)
const gte = __nccwpck_require__(1236)

const outside = (version, range, hilo, options) => {
  version = new SemVer(version, options)
  range = new Range(range, options)

  let gtfn, ltefn, ltfn, comp, ecomp
  switch (hilo) {
    case '>':
      gtfn = gt
      ltefn = lte
      ltfn = lt
      comp = '>'
      ecomp = '>='
      break
    case '<':
      gtfn = lt
      ltefn = gte
      ltfn = gt
      comp = '<'
      ecomp = '<='
      break
    default:
      throw new TypeError('Must provide a hilo val of "<" or ">"')
  }

  // If it satisfies the range it is not outside
  if (satisfies(version, range, options)) {
    return false
  }

  // From now on, variable terms are as if we're in "gtr" mode.
  // but note that everything is flipped for the "ltr" function.

  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let high = null
    let low = null

    comparators.forEach((comparator) => {
      if (comparator.semver === ANY) {
        comparator = new Comparator('>=0.0.0')
      }
      high = high || comparator
      low = low || comparator
      if (gtfn(comparator.semver, high.semver, options)) {
        high = comparator
      } else if (ltfn(comparator.semver, low.semver, options)) {
        low = comparator
      }
    })

    // If the edge version comparator has a operator then our version
    // isn't outside it
    if (high.operator === comp || high.operator === ecomp) {
      return false
    }

    // If the lowest version comparator has an operator and our version
    // is less than it then it isn't higher than the range
    if ((!low.operator || low.operator === comp) &&
        ltefn(version, low.semver)) {
      return false
    } else if (low.operator === ecomp && ltfn(version, low.semver)) {
      return false
    }
  }
  return true
}

module.exports = outside


/***/ }),

/***/ 2028:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// given a set of versions and a range, create a "simplified" range
// that includes the same versions that the original range does
// If the original range is shorter than the simplified one, return that.
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(850)
module.exports = (versions, range, options) => {
  const set = []
  let first = null
  let prev = null
  const v = versions.sort((a, b) => compare(a, b, options))
  for (const version of v) {
    const included = satisfies(version, range, options)
    if (included) {
      prev = version
      if (!first) {
        first = version
      }
    } else {
      if (prev) {
        set.push([first, prev])
      }
      prev = null
      first = null
    }
  }
  if (first) {
    set.push([first, null])
  }

  const ranges = []
  for (const [min, max] of set) {
    if (min === max) {
      ranges.push(min)
    } else if (!max && min === v[0]) {
      ranges.push('*')
    } else if (!max) {
      ranges.push(`>=${min}`)
    } else if (min === v[0]) {
      ranges.push(`<=${max}`)
    } else {
      ranges.push(`${min} - ${max}`)
    }
  }
  const simplified = ranges.join(' || ')
  const original = typeof range.raw === 'string' ? range.raw : String(range)
  return simplified.length < original.length ? simplified : range
}


/***/ }),

/***/ 1489:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(850)

// Complex range `r1 || r2 || ...` is a subset of `R1 || R2 || ...` iff:
// - Every simple range `r1, r2, ...` is a null set, OR
// - Every simple range `r1, r2, ...` which is not a null set is a subset of
//   some `R1, R2, ...`
//
// Simple range `c1 c2 ...` is a subset of simple range `C1 C2 ...` iff:
// - If c is only the ANY comparator
//   - If C is only the ANY comparator, return true
//   - Else if in prerelease mode, return false
//   - else replace c with `[>=0.0.0]`
// - If C is only the ANY comparator
//   - if in prerelease mode, return true
//   - else replace C with `[>=0.0.0]`
// - Let EQ be the set of = comparators in c
// - If EQ is more than one, return true (null set)
// - Let GT be the highest > or >= comparator in c
// - Let LT be the lowest < or <= comparator in c
// - If GT and LT, and GT.semver > LT.semver, return true (null set)
// - If any C is a = range, and GT or LT are set, return false
// - If EQ
//   - If GT, and EQ does not satisfy GT, return true (null set)
//   - If LT, and EQ does not satisfy LT, return true (null set)
//   - If EQ satisfies every C, return true
//   - Else return false
// - If GT
//   - If GT.semver is lower than any > or >= comp in C, return false
//   - If GT is >=, and GT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the GT.semver tuple, return false
// - If LT
//   - If LT.semver is greater than any < or <= comp in C, return false
//   - If LT is <=, and LT.semver does not satisfy every C, return false
//   - If LT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the LT.semver tuple, return false
// - Else return true

const subset = (sub, dom, options = {}) => {
  if (sub === dom) {
    return true
  }

  sub = new Range(sub, options)
  dom = new Range(dom, options)
  let sawNonNull = false

  OUTER: for (const simpleSub of sub.set) {
    for (const simpleDom of dom.set) {
      const isSub = simpleSubset(simpleSub, simpleDom, options)
      sawNonNull = sawNonNull || isSub !== null
      if (isSub) {
        continue OUTER
      }
    }
    // the null set is a subset of everything, but null simple ranges in
    // a complex range should be ignored.  so if we saw a non-null range,
    // then we know this isn't a subset, but if EVERY simple range was null,
    // then it is a subset.
    if (sawNonNull) {
      return false
    }
  }
  return true
}

const minimumVersionWithPreRelease = [new Comparator('>=0.0.0-0')]
const minimumVersion = [new Comparator('>=0.0.0')]

const simpleSubset = (sub, dom, options) => {
  if (sub === dom) {
    return true
  }

  if (sub.length === 1 && sub[0].semver === ANY) {
    if (dom.length === 1 && dom[0].semver === ANY) {
      return true
    } else if (options.includePrerelease) {
      sub = minimumVersionWithPreRelease
    } else {
      sub = minimumVersion
    }
  }

  if (dom.length === 1 && dom[0].semver === ANY) {
    if (options.includePrerelease) {
      return true
    } else {
      dom = minimumVersion
    }
  }

  const eqSet = new Set()
  let gt, lt
  for (const c of sub) {
    if (c.operator === '>' || c.operator === '>=') {
      gt = higherGT(gt, c, options)
    } else if (c.operator === '<' || c.operator === '<=') {
      lt = lowerLT(lt, c, options)
    } else {
      eqSet.add(c.semver)
    }
  }

  if (eqSet.size > 1) {
    return null
  }

  let gtltComp
  if (gt && lt) {
    gtltComp = compare(gt.semver, lt.semver, options)
    if (gtltComp > 0) {
      return null
    } else if (gtltComp === 0 && (gt.operator !== '>=' || lt.operator !== '<=')) {
      return null
    }
  }

  // will iterate one or zero times
  for (const eq of eqSet) {
    if (gt && !satisfies(eq, String(gt), options)) {
      return null
    }

    if (lt && !satisfies(eq, String(lt), options)) {
      return null
    }

    for (const c of dom) {
      if (!satisfies(eq, String(c), options)) {
        return false
      }
    }

    return true
  }

  let higher, lower
  let hasDomLT, hasDomGT
  // if the subset has a prerelease, we need a comparator in the superset
  // with the same tuple and a prerelease, or it's not a subset
  let needDomLTPre = lt &&
    !options.includePrerelease &&
    lt.semver.prerelease.length ? lt.semver : false
  let needDomGTPre = gt &&
    !options.includePrerelease &&
    gt.semver.prerelease.length ? gt.semver : false
  // exception: <1.2.3-0 is the same as <1.2.3
  if (needDomLTPre && needDomLTPre.prerelease.length === 1 &&
      lt.operator === '<' && needDomLTPre.prerelease[0] === 0) {
    needDomLTPre = false
  }

  for (const c of dom) {
    hasDomGT = hasDomGT || c.operator === '>' || c.operator === '>='
    hasDomLT = hasDomLT || c.operator === '<' || c.operator === '<='
    if (gt) {
      if (needDomGTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomGTPre.major &&
            c.semver.minor === needDomGTPre.minor &&
            c.semver.patch === needDomGTPre.patch) {
          needDomGTPre = false
        }
      }
      if (c.operator === '>' || c.operator === '>=') {
        higher = higherGT(gt, c, options)
        if (higher === c && higher !== gt) {
          return false
        }
      } else if (gt.operator === '>=' && !c.test(gt.semver)) {
        return false
      }
    }
    if (lt) {
      if (needDomLTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomLTPre.major &&
            c.semver.minor === needDomLTPre.minor &&
            c.semver.patch === needDomLTPre.patch) {
          needDomLTPre = false
        }
      }
      if (c.operator === '<' || c.operator === '<=') {
        lower = lowerLT(lt, c, options)
        if (lower === c && lower !== lt) {
          return false
        }
      } else if (lt.operator === '<=' && !c.test(lt.semver)) {
        return false
      }
    }
    if (!c.operator && (lt || gt) && gtltComp !== 0) {
      return false
    }
  }

  // if there was a < or >, and nothing in the dom, then must be false
  // UNLESS it was limited by another range in the other direction.
  // Eg, >1.0.0 <1.0.1 is still a subset of <2.0.0
  if (gt && hasDomLT && !lt && gtltComp !== 0) {
    return false
  }

  if (lt && hasDomGT && !gt && gtltComp !== 0) {
    return false
  }

  // we needed a prerelease range in a specific tuple, but didn't get one
  // then this isn't a subset.  eg >=1.2.3-pre is not a subset of >=1.0.0,
  // because it includes prereleases in the 1.2.3 tuple
  if (needDomGTPre || needDomLTPre) {
    return false
  }

  return true
}

// >=1.2.3 is lower than >1.2.3
const higherGT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp > 0 ? a
    : comp < 0 ? b
    : b.operator === '>' && a.operator === '>=' ? b
    : a
}

// <=1.2.3 is higher than <1.2.3
const lowerLT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp < 0 ? a
    : comp > 0 ? b
    : b.operator === '<' && a.operator === '<=' ? b
    : a
}

module.exports = subset


/***/ }),

/***/ 4750:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)

// Mostly just for testing and legacy API reasons
const toComparators = (range, options) =>
  new Range(range, options).set
    .map(comp => comp.map(c => c.value).join(' ').trim().split(' '))

module.exports = toComparators


/***/ }),

/***/ 4737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
exports.tO = identity.isPair;
exports.jn = identity.isScalar;
__webpack_unused_export__ = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
exports.hR = publicApi.parseAllDocuments;
__webpack_unused_export__ = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 3986:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _commands_list_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(471);
/* harmony import */ var _commands_local_update_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(322);
/* harmony import */ var _core_report_failed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2908);
/* harmony import */ var _core_report_failure_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6403);
/* harmony import */ var _core_report_listing_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(281);
/* harmony import */ var _core_report_local_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(825);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8614);
/* harmony import */ var _local_request_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(235);
/* harmony import */ var _wire_local_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7725);
/** The command line's entry: the same stages on a local checkout, without GitHub and without a token. */









const HELP = `gitops-release ${_core_version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x}: release through Git, on a local checkout

  gitops-release update --path <folder> --images <image> [--dir <checkout>] [--write]

  gitops-release list [--dir <checkout>] [--path <path>]
                      every image reference that is understood, and why one is not editable

  --dir <folder>      root of the config repository's checkout (default: .)
  --path <path>       folder, file, glob (apps/*/overlays/dev) or key in a file (values.yaml#image.tag);
                      may be given several times
  --images <image>    [name=]repository[:tag][@digest]; may be given several times
  --image, --tag, --digest   one image in parts, instead of --images
  --allow-downgrade   let a lower version replace a newer one
  --override-automation   set also what Flux's image automation writes ($imagepolicy)
  --write             write the files; without it only the diff is shown
  --output <form>     text, json or markdown (default: text)
  --help, --version

  Exit status: 0 done (changed or not), 1 failed, 2 wrong usage, 3 refused.

Examples

  gitops-release update --path apps/shop/overlays/production --images ghcr.io/acme/shop:1.8.0
  gitops-release update --dir config --path apps/shop/overlays/dev --images 'shop=*:1.8.0' --write
  gitops-release update --path 'apps/*/overlays/dev' --images ghcr.io/acme/shop:1.8.0 --write
  gitops-release list --dir config --output json
`;
const terminal = (0,_wire_local_js__WEBPACK_IMPORTED_MODULE_5__/* .wireTerminal */ .cL)();
async function runUpdate(request) {
    const outcome = await (0,_commands_local_update_js__WEBPACK_IMPORTED_MODULE_1__/* .localUpdate */ .b)(request, withProgress((0,_wire_local_js__WEBPACK_IMPORTED_MODULE_5__/* .wireCheckout */ .qY)(request.dir)));
    for (const notice of outcome.notices)
        terminal.remark(`${notice.level}: ${(0,_core_report_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .formatNotice */ .ed)(notice)}`);
    const text = (0,_core_report_local_js__WEBPACK_IMPORTED_MODULE_3__/* .formatLocal */ .x)(outcome, request.output);
    if (request.output === 'text' && !outcome.written)
        terminal.diff(text);
    else
        terminal.result(text);
    if (outcome.files.length === 0)
        terminal.remark('No change: the files have it already.');
    else if (!request.write)
        terminal.remark('Nothing was written; give --write to write it.');
}
/** Counts the files that are read. */
function withProgress(ports) {
    let count = 0;
    const read = async (paths) => {
        const files = await ports.snapshot.read(paths);
        count += files.size;
        terminal.progress(() => `${count} files and folders`);
        return files;
    };
    return { ...ports, snapshot: { read } };
}
async function runList(request) {
    const progress = (files) => terminal.progress(() => `${files} files`);
    const listing = await (0,_commands_list_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p)(request, { ...(0,_wire_local_js__WEBPACK_IMPORTED_MODULE_5__/* .wireTree */ .i8)(request.dir), progress });
    terminal.result((0,_core_report_listing_js__WEBPACK_IMPORTED_MODULE_8__/* .formatListing */ .Q)(listing, request.output));
    if (request.output === 'text') {
        for (const { file, why } of listing.skipped)
            terminal.remark(`not read: ${file}: ${why}`);
    }
    const editable = listing.references.filter(({ fixed }) => fixed === undefined).length;
    terminal.remark(`${listing.references.length} references in ${listing.files} files, ${editable} of them editable`);
}
/** A rule has said no, and nothing is broken. */
function isRefusal(error) {
    return (0,_core_report_failed_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailures */ .R)(error).every(({ code }) => code === 'image-older');
}
/** Exit status 2 where the arguments are wrong, 3 where a rule refuses, 1 where anything else is. */
async function main() {
    let line;
    try {
        line = (0,_local_request_js__WEBPACK_IMPORTED_MODULE_4__/* .parseCommandLine */ .D)(process.argv.slice(2));
        if (line.kind === 'help')
            terminal.result(HELP);
        else if (line.kind === 'version')
            terminal.result(`${_core_version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x}\n`);
        else if (line.kind === 'list')
            await runList(line.request);
        else
            await runUpdate(line.request);
    }
    catch (error) {
        terminal.error((0,_core_report_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .formatFailures */ .vr)((0,_core_report_failed_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailures */ .R)(error)));
        process.exitCode = line === undefined ? 2 : isRefusal(error) ? 3 : 1;
    }
}
await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ list)
});

// EXTERNAL MODULE: ./build/core/edit/glob.js
var glob = __nccwpck_require__(8013);
// EXTERNAL MODULE: ./build/core/edit/selector/parse.js
var parse = __nccwpck_require__(634);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __nccwpck_require__(2807);
// EXTERNAL MODULE: ./build/core/edit/formats/automation.js
var automation = __nccwpck_require__(4829);
// EXTERNAL MODULE: ./build/core/edit/formats/kustomize/image-entries.js
var image_entries = __nccwpck_require__(9712);
// EXTERNAL MODULE: ./build/core/edit/formats/kustomize/locate.js
var locate = __nccwpck_require__(9916);
// EXTERNAL MODULE: ./build/core/edit/formats/kustomize/wanted.js
var wanted = __nccwpck_require__(2401);
// EXTERNAL MODULE: ./build/core/edit/formats/manifest/image-fields.js
var image_fields = __nccwpck_require__(1255);
// EXTERNAL MODULE: ./build/core/edit/image-value.js
var image_value = __nccwpck_require__(2250);
// EXTERNAL MODULE: ./build/core/edit/lines.js
var lines = __nccwpck_require__(7496);
// EXTERNAL MODULE: ./build/core/edit/paths.js
var paths = __nccwpck_require__(8971);
// EXTERNAL MODULE: ./build/core/edit/yaml.js + 1 modules
var yaml = __nccwpck_require__(4257);
// EXTERNAL MODULE: ./build/core/images/reference.js
var reference = __nccwpck_require__(9100);
// EXTERNAL MODULE: ./build/core/edit/formats/argocd/kustomize-image.js
var kustomize_image = __nccwpck_require__(3892);
// EXTERNAL MODULE: ./build/core/edit/formats/argocd.js + 2 modules
var argocd = __nccwpck_require__(9538);
// EXTERNAL MODULE: ./build/core/edit/formats/flux.js
var flux = __nccwpck_require__(5013);
// EXTERNAL MODULE: ./build/core/edit/formats/helm-values.js + 1 modules
var helm_values = __nccwpck_require__(4584);
// EXTERNAL MODULE: ./build/core/edit/yaml-node.js
var yaml_node = __nccwpck_require__(9437);
;// CONCATENATED MODULE: ./build/core/list/listed.js
/** Parts of a reference as they are listed. */
function partsOf({ repository, tag, digest, }) {
    return { image: repository, tag, digest };
}
/** Why a value that `$imagepolicy` marks is left alone. */
const AUTOMATED = "Flux's image automation writes it";

;// CONCATENATED MODULE: ./build/core/list/list-values.js
/** Images that stand as groups of values: in Helm values, and in Flux's objects. */











const FORMATS = [
    { format: 'helm-values', findGroups: helm_values/* findHelmGroups */.q },
    { format: 'flux', findGroups: flux/* findFluxGroups */.n },
    { format: 'argocd', findGroups: argocd/* findArgoGroups */.dp },
];
/** @throws ReleaseError yaml-invalid and its like */
function listValues(file, text) {
    const lineOf = (0,lines/* lineStarts */._$)(text);
    return (0,yaml/* parseYaml */.h)(file, text).documents.flatMap(({ root }) => FORMATS.flatMap(({ format, findGroups }) => findGroups({ file, text }, root).flatMap((group) => group.kind === 'hint' ? [] : listGroup(group, { file, format, text, lineOf }))));
}
function listGroup(group, { file, format, text, lineOf }) {
    if (group.kind === 'entry')
        return listEntry(group, { file, format, text, lineOf });
    if (group.kind === 'whole') {
        const { node, value } = group;
        if ((0,reference/* referenceProblem */.te)(value) !== undefined || !/[:@/]/.test(value))
            return [];
        return [
            {
                ...partsOf((0,reference/* splitReference */.mQ)(value)),
                file,
                line: lineOf(node.start),
                format,
                fixed: (0,automation/* isAutomated */.T)(text, node) ? AUTOMATED : undefined,
            },
        ];
    }
    if ((0,reference/* repositoryProblem */.Ki)(group.repository) !== undefined)
        return [];
    const [tag, digest] = [(0,yaml_node/* textOf */.b6)(group.tag) || undefined, (0,yaml_node/* textOf */.b6)(group.digest) || undefined];
    const filled = [tag, digest].some((value) => value !== undefined && (0,image_value/* isFilledIn */.q)(value));
    const at = group.tag ?? group.digest ?? group.at;
    const line = lineOf(at.start);
    const fixed = (0,automation/* isAutomated */.T)(text, at) ? AUTOMATED : filled ? 'another program fills the value in' : undefined;
    return [{ image: group.repository, tag, digest, file, line, format, fixed }];
}
function listEntry({ node, value }, { file, format, lineOf }) {
    const image = (0,kustomize_image/* readKustomizeImage */.dg)(value);
    const fixed = (0,image_value/* isFilledIn */.q)(value) ? 'another program fills the value in' : undefined;
    const parts = partsOf({ ...image, repository: (0,kustomize_image/* runningRepository */.YL)(image) });
    return [{ ...parts, file, line: lineOf(node.start), format, fixed }];
}

// EXTERNAL MODULE: ./build/core/edit/formats/marker/choose.js
var choose = __nccwpck_require__(2698);
// EXTERNAL MODULE: ./build/core/edit/formats/marker/line.js
var line = __nccwpck_require__(677);
// EXTERNAL MODULE: ./build/core/images/argument.js
var argument = __nccwpck_require__(7966);
;// CONCATENATED MODULE: ./build/core/list/markers.js
/** References that a marker names. */







/** Every marked line of a text, whether its value can be set or not. */
function listMarkers(file, text) {
    return (0,line/* markedLines */.I)(text).map((marked) => {
        const told = tell(file, marked);
        return { ...told, file, line: marked.line, format: 'marker' };
    });
}
function tell(file, marked) {
    const none = { image: marked.id, tag: undefined, digest: undefined };
    if ((0,image_value/* isFilledIn */.q)(marked.code))
        return { ...none, fixed: 'another program fills the value in' };
    try {
        const { text } = (0,choose/* chooseToken */.X1)(file, marked);
        return { ...shown(marked, text), fixed: refusal(marked, text) };
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K)
            return { ...none, fixed: error.failures[0].what };
        throw error;
    }
}
function shown({ id, kind }, text) {
    if (kind === 'reference')
        return partsOf((0,reference/* splitReference */.mQ)(text));
    const part = kind === 'name' ? {} : { [kind]: text };
    return { image: kind === 'name' ? text : id, tag: undefined, digest: undefined, ...part };
}
const ANY = (0,argument/* parseImageArgument */.Kh)(`x/y:1@sha256:${'0'.repeat(64)}`);
/** What would be said of any image. */
function refusal({ kind, id }, text) {
    const judged = (0,image_value/* wantedValue */.r)(kind, text, ANY);
    if (judged.kind === 'refused')
        return judged.why;
    return kind === 'reference' && !(0,choose/* isNamed */.ev)(text, id) ? `the marker is for "${id}"` : undefined;
}

;// CONCATENATED MODULE: ./build/core/list/list-file.js
/** One file of a checkout: the references in it, or why it was not read. */














/** References in the order of their lines; one that a marker names is told once. */
function listFile(entry) {
    if (entry.kind === 'unreadable')
        return listUnreadable(entry);
    if (entry.kind !== 'file')
        return { references: [], skipped: [] };
    const marked = listMarkers(entry.path, entry.text);
    const lines = new Set(marked.map(({ line }) => line));
    const found = listYaml(entry.path, entry.text);
    const references = [...marked, ...found.references.filter(({ line }) => !lines.has(line))];
    return { references: references.sort((left, right) => left.line - right.line), skipped: found.skipped };
}
const REASONS = { binary: 'binary', oversize: 'too large', 'not-utf8': 'not UTF-8' };
/** Pictures and archives are no news; a manifest that cannot be read is. */
function listUnreadable({ path, reason }) {
    const skipped = isYaml(path) ? [{ file: path, why: REASONS[reason] }] : [];
    return { references: [], skipped };
}
function isYaml(path) {
    return /\.(?:ya?ml|json)$/i.test(path) || locate/* KUSTOMIZATION_NAMES */.H7.includes((0,paths/* nameOf */.Vb)(path));
}
function listYaml(file, text) {
    if (!isYaml(file) || !/image|oci:\/\/|GitRepository/i.test(text))
        return { references: [], skipped: [] };
    try {
        const isKustomization = locate/* KUSTOMIZATION_NAMES */.H7.includes((0,paths/* nameOf */.Vb)(file));
        const references = isKustomization
            ? listKustomization(file, text)
            : [...listManifest(file, text), ...listValues(file, text)];
        return { references, skipped: [] };
    }
    catch (error) {
        if (!(error instanceof errors/* ReleaseError */.K))
            throw error;
        return { references: [], skipped: [{ file, why: error.failures[0].what }] };
    }
}
function listKustomization(file, text) {
    const lineOf = (0,lines/* lineStarts */._$)(text);
    return (0,image_entries/* readKustomization */.k)(file, text).entries.flatMap((entry) => {
        const { name, newName } = entry.values;
        if (name === undefined)
            return [];
        const { newTag: tag, digest } = (0,wanted/* currentValues */.eQ)(entry);
        const filled = [newName, tag, digest].some(wanted/* isTemplated */.dw);
        const owned = Object.values(entry.own).some((pair) => (0,automation/* isAutomated */.T)(text, pair?.value));
        const fixed = owned ? AUTOMATED : filled ? 'another program fills the value in' : undefined;
        const line = lineOf(entry.map.start);
        return [{ image: newName || name, tag, digest, file, line, format: 'kustomization', fixed }];
    });
}
function listManifest(file, text) {
    const lineOf = (0,lines/* lineStarts */._$)(text);
    return (0,yaml/* parseYaml */.h)(file, text).documents.flatMap(({ root }) => (0,image_fields/* findImageFields */.q)(root).flatMap(({ node, value, certain }) => {
        if (!certain && !isWhole(value))
            return [];
        const line = lineOf(node.start);
        return [
            {
                ...partsOf((0,reference/* splitReference */.mQ)(value)),
                file,
                line,
                format: 'manifest',
                fixed: ownerOf(text, node) ?? reason(value),
            },
        ];
    }));
}
/** Where the place does not say that a value is an image, a bare word is none. */
function isWhole(value) {
    return (0,reference/* referenceProblem */.te)(value) === undefined && /[:@/]/.test(value);
}
/** Somebody else who writes the value. */
function ownerOf(text, node) {
    return (0,automation/* isAutomated */.T)(text, node) ? AUTOMATED : undefined;
}
function reason(value) {
    if ((0,image_value/* isFilledIn */.q)(value))
        return 'another program fills the value in';
    return (0,reference/* referenceProblem */.te)(value);
}

// EXTERNAL MODULE: ./build/core/plan/settle.js
var settle = __nccwpck_require__(2009);
;// CONCATENATED MODULE: ./build/commands/list.js
/** `list`: walks a checkout and tells every reference. */





/** @throws ReleaseError path-missing */
async function list(request, ports) {
    const seen = new Set();
    const parts = [];
    for (const path of await pathsOf(request, ports)) {
        for (const entry of ports.tree.walk(path)) {
            if (seen.has(entry.path))
                continue;
            seen.add(entry.path);
            parts.push(listFile(entry));
            ports.progress(seen.size);
        }
    }
    return {
        references: parts.flatMap(({ references }) => references),
        skipped: parts.flatMap(({ skipped }) => skipped),
        files: seen.size,
    };
}
/** Paths that exist, globs expanded; a key behind one is left out, for the whole file is told. */
async function pathsOf(request, { snapshot }) {
    const paths = [];
    for (const path of request.paths.map((given) => (0,parse/* splitKey */._$)(given).file)) {
        if ((0,glob/* isGlob */.fg)(path))
            paths.push(...(await (0,settle/* settle */.G)((files) => (0,glob/* expandGlob */.hT)(path, files), new Map(), snapshot)).value);
        else if ((await snapshot.read([path])).get(path)?.kind === 'missing')
            throw missing(request, path);
        else
            paths.push(path);
    }
    if (paths.length === 0)
        throw missing(request, request.paths.join(', '));
    return paths;
}
function missing({ dir }, path) {
    return new errors/* ReleaseError */.K({
        code: 'path-missing',
        what: path === '' ? `there is no folder "${dir}"` : `nothing stands at "${path}" in "${dir}"`,
        where: path === '' ? '--dir' : '--path',
        next: 'Check the spelling.',
    });
}


/***/ }),

/***/ 322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ localUpdate)
});

// EXTERNAL MODULE: ./build/core/edit/formats/kustomize/image-entries.js
var image_entries = __nccwpck_require__(9712);
// EXTERNAL MODULE: ./build/core/edit/formats/kustomize/locate.js
var locate = __nccwpck_require__(9916);
// EXTERNAL MODULE: ./build/core/edit/paths.js
var edit_paths = __nccwpck_require__(8971);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __nccwpck_require__(2807);
// EXTERNAL MODULE: ./build/core/images/reference.js
var reference = __nccwpck_require__(9100);
// EXTERNAL MODULE: ./build/core/edit/lines.js
var lines = __nccwpck_require__(7496);
// EXTERNAL MODULE: ./build/core/edit/yaml.js + 1 modules
var yaml = __nccwpck_require__(4257);
// EXTERNAL MODULE: ./build/core/edit/yaml-node.js
var yaml_node = __nccwpck_require__(9437);
;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/manifest-images.js
/**
 * Images in Kubernetes manifests, where kustomize sees them: in every list called `containers` or
 * `initContainers` in any kind but CustomResourceDefinition, and in image volumes of pods and pod templates.
 * In JSON patches: values for a path that ends in `/image`.
 * Source: kustomize api/filters/imagetag/legacy.go, api/internal/konfig/builtinpluginconsts/images.go.
 */




const LISTS = ['containers', 'initContainers'];
const VOLUME_PATHS = [
    ['spec', 'volumes'],
    ['spec', 'template', 'spec', 'volumes'],
];
/**
 * Images of every document of a manifest.
 * @throws ReleaseError yaml-invalid, yaml-aliases, file-oversize
 */
function imagesOfManifest(file, text) {
    const found = new Set();
    for (const { root } of (0,yaml/* parseYaml */.h)(file, text).documents) {
        if (root?.kind === 'list')
            collectJsonPatch(root, found);
        if (root?.kind !== 'map' || (0,yaml_node/* textOf */.b6)((0,yaml_node/* pairOf */.cF)(root, 'kind')?.value) === 'CustomResourceDefinition')
            continue;
        collectContainers(root, found, new Set());
        for (const path of VOLUME_PATHS)
            collectVolumes(root, path, found);
    }
    const lineOf = (0,lines/* lineStarts */._$)(text);
    return [...found].flatMap((node) => {
        const image = (0,yaml_node/* textOf */.b6)(node);
        return image === undefined ? [] : [{ ...useOf(image), file, line: lineOf(node.start) }];
    });
}
/** Name, tag and digest of an image as kustomize splits it, e.g. `app:1.0` with or without sense. */
function useOf(image) {
    const { repository, tag, digest } = (0,reference/* splitReference */.mQ)(image);
    return { name: repository, tag, digest };
}
/** Every node is visited once, however many aliases stand for it. */
function collectContainers(node, found, visited) {
    const target = (0,yaml_node/* resolve */.hd)(node);
    if (visited.has(target))
        return;
    visited.add(target);
    if (target.kind === 'map') {
        for (const pair of target.pairs)
            if (LISTS.includes((0,yaml_node/* keyOf */.TN)(pair) ?? ''))
                collectList(pair.value, ['image'], found);
    }
    for (const child of (0,yaml_node/* childrenOf */.LU)(target))
        collectContainers(child, found, visited);
}
function collectJsonPatch({ items }, found) {
    for (const item of items) {
        const path = (0,yaml_node/* textOf */.b6)(child(item, 'path'));
        const value = child(item, 'value');
        if (value !== undefined && path?.endsWith('/image'))
            found.add((0,yaml_node/* resolve */.hd)(value));
    }
}
function collectVolumes(root, path, found) {
    let at = root;
    for (const key of path)
        at = at === undefined ? undefined : child(at, key);
    if (at !== undefined)
        collectList(at, ['image', 'reference'], found);
}
function collectList(value, path, found) {
    const list = (0,yaml_node/* resolve */.hd)(value);
    if (list.kind !== 'list')
        return;
    for (const item of list.items) {
        let at = item;
        for (const key of path)
            at = at === undefined ? undefined : child(at, key);
        if (at !== undefined)
            found.add((0,yaml_node/* resolve */.hd)(at));
    }
}
function child(node, key) {
    const map = (0,yaml_node/* resolve */.hd)(node);
    return map.kind === 'map' ? (0,yaml_node/* pairOf */.cF)(map, key)?.value : undefined;
}

// EXTERNAL MODULE: ./build/core/edit/formats/kustomize/wanted.js
var kustomize_wanted = __nccwpck_require__(2401);
// EXTERNAL MODULE: ./build/core/edit/yaml-path.js
var yaml_path = __nccwpck_require__(5950);
;// CONCATENATED MODULE: ./build/core/edit/overrides/name-index.js

function indexNames(texts) {
    const byName = new Map();
    for (const file of texts) {
        for (const name of new Set(file.text.match(/[^\s/"'[\]{},:]+/g))) {
            const known = byName.get(name);
            if (known === undefined)
                byName.set(name, [file]);
            else
                known.push(file);
        }
    }
    return { byName, dots: texts.filter(({ text }) => /\.\/?(?=["'\]},\s]|$)/m.test(text)) };
}
/** Files that may name a path: they hold its last part, or end a path in dots. */
function filesNaming({ byName, dots }, path) {
    return [...new Set([...(byName.get((0,edit_paths/* nameOf */.Vb)(path)) ?? []), ...dots])];
}

// EXTERNAL MODULE: ./build/core/edit/unsafe.js
var unsafe = __nccwpck_require__(4577);
;// CONCATENATED MODULE: ./build/core/edit/overrides/place.js


/** Whether a writer is for the image of a change and says something else than is wanted. */
function contradicts({ change }, { repository, tag, digest }) {
    if (!(0,reference/* sameRepository */.RB)(repository, change.image) || (tag === undefined && digest === undefined))
        return false;
    return (0,reference/* formatVersion */.qh)({ tag, digest }).replace(/^:/, '') !== change.to;
}
/** The remark on a writer. @param does e.g. `the overlay sets the image to 1.7.3` */
function overriding(source, offset, told) {
    const { change } = told.edited;
    const what = `${told.does}, after ${change.file}:${change.line} has set "${change.image}" to ${change.to}: there the change has no effect`;
    return { level: 'warning', what, where: (0,unsafe/* placeIn */.VV)(source, offset) };
}

;// CONCATENATED MODULE: ./build/core/edit/overrides/replacements.js
/**
 * `replacements` run after `images` of the same kustomization and can write over them.
 * Source: kustomize api/internal/target/kusttarget_configplugin.go (order of the transformers).
 */






/** Paths of files that a kustomization's `replacements` name. */
function replacementFiles({ root, source }) {
    return (0,yaml_path/* itemsOf */.S)((0,yaml_path.at)(root, 'replacements')).flatMap((item) => (0,edit_paths/* joinPath */.uJ)((0,edit_paths/* folderOf */.yS)(source.file), (0,yaml_node/* textOf */.b6)((0,yaml_path.at)(item, 'path')) ?? '/') ?? []);
}
/** Whose image a replacement writes can't be told from its selector: it is told for every image. */
function replacementNotices(edited, kustomization, others) {
    const files = replacementFiles(kustomization);
    const apart = files.flatMap((path) => others.byPath.get(path) ?? []).flatMap(readFile);
    const own = { source: kustomization.source, items: (0,yaml_path/* itemsOf */.S)((0,yaml_path.at)(kustomization.root, 'replacements')) };
    return [own, ...apart].flatMap(({ source, items }) => items
        .flatMap(imagePaths)
        .slice(0, 1)
        .map(({ node, path }) => overriding(source, node.start, { edited, does: `the replacement here writes ${path}` })));
}
function readFile({ path, text }) {
    try {
        return (0,yaml/* parseYaml */.h)(path, text).documents.map(({ root }) => ({
            source: { file: path, text },
            items: (0,yaml_path/* mapOf */.A)(root) === undefined ? (0,yaml_path/* itemsOf */.S)(root) : [root].flatMap((node) => node ?? []),
        }));
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K)
            return [];
        throw error;
    }
}
function imagePaths(item) {
    return (0,yaml_path/* itemsOf */.S)((0,yaml_path.at)(item, 'targets')).flatMap((target) => (0,yaml_path/* itemsOf */.S)((0,yaml_path.at)(target, 'fieldPaths')).flatMap((node) => {
        const path = (0,yaml_node/* textOf */.b6)(node) ?? '';
        return /(?:^|\.)image$/.test(path) ? [{ node, path }] : [];
    }));
}

;// CONCATENATED MODULE: ./build/core/edit/overrides/kustomizations.js
/** Kustomizations that build on what an edit changes, and set the image again. */












/** Kustomizations above one edit, nearest first; a graph with more than this was not written by people. */
const MAX_ABOVE = 200;
/** Follows the graph upwards: from a file to what names it or its folder, and so on. */
function findAbove(edited, others) {
    const folders = [...edited.folders];
    const found = new Map();
    const reached = [edited.change.file, ...folders];
    for (const path of reached) {
        for (const { path: file, text } of [
            ...ownOf(path, others),
            ...filesNaming(others.kustomizations, path),
        ]) {
            if (found.has(file) || found.size >= MAX_ABOVE)
                continue;
            const { kustomization, names } = others.readOnce(file, () => readGraph(file, text));
            if (kustomization === undefined || ((0,edit_paths/* folderOf */.yS)(file) !== path && !names.has(path)))
                continue;
            found.set(file, kustomization);
            if (!folders.includes((0,edit_paths/* folderOf */.yS)(file))) {
                folders.push((0,edit_paths/* folderOf */.yS)(file));
                reached.push((0,edit_paths/* folderOf */.yS)(file));
            }
        }
    }
    return { edited: { ...edited, folders }, kustomizations: [...found.values()] };
}
/** The kustomization of a folder itself. */
function ownOf(folder, { byPath }) {
    return locate/* KUSTOMIZATION_NAMES */.H7.flatMap((name) => byPath.get(folder === '' ? name : `${folder}/${name}`) ?? []);
}
function readGraph(file, text) {
    try {
        const kustomization = (0,image_entries/* readKustomization */.k)(file, text);
        return { kustomization, names: new Set(pathsIn(kustomization)) };
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K)
            return { kustomization: undefined, names: new Set() };
        throw error;
    }
}
const kustomizations_LISTS = ['resources', 'bases', 'components', 'patchesStrategicMerge'];
function pathsIn({ root, source }) {
    const direct = kustomizations_LISTS.flatMap((key) => (0,yaml_path/* itemsOf */.S)((0,yaml_path.at)(root, key)));
    const patches = (0,yaml_path/* itemsOf */.S)((0,yaml_path.at)(root, 'patches')).flatMap((item) => (0,yaml_path.at)(item, 'path') ?? []);
    return [...direct, ...patches].flatMap((node) => (0,edit_paths/* joinPath */.uJ)((0,edit_paths/* folderOf */.yS)(source.file), (0,yaml_node/* textOf */.b6)(node) ?? '/') ?? []);
}
/** Entries, patches and replacements that come after the edit. */
function kustomizationNotices({ edited, kustomizations }, others) {
    return kustomizations.flatMap((kustomization) => [
        ...entryNotices(edited, kustomization),
        ...patchNotices(edited, kustomization, others),
        ...replacementNotices(edited, kustomization, others),
    ]);
}
function isOwn({ change }, { source }) {
    return source.file === change.file;
}
function entryNotices(edited, kustomization) {
    if (isOwn(edited, kustomization))
        return [];
    return kustomization.entries.flatMap((entry) => {
        const { newTag: tag, digest } = (0,kustomize_wanted/* currentValues */.eQ)(entry);
        const { name = '', newName } = entry.values;
        const meant = [name, newName ?? ''].find((each) => (0,reference/* sameRepository */.RB)(each, edited.change.image));
        if (meant === undefined || !contradicts(edited, { repository: meant, tag, digest }))
            return [];
        const does = `the entry of \`images\` here sets ${(0,kustomize_wanted/* versionText */.KA)({ newTag: tag, digest })}`;
        return [overriding(kustomization.source, entry.map.start, { edited, does })];
    });
}
/** Patches come before `images` of the same kustomization, so those beside an edited entry do not count. */
function patchNotices(edited, kustomization, others) {
    if (isOwn(edited, kustomization))
        return [];
    const { root, source } = kustomization;
    const nodes = ['patches', 'patchesStrategicMerge'].flatMap((key) => (0,yaml_path/* itemsOf */.S)((0,yaml_path.at)(root, key)));
    return nodes.flatMap((node) => patchImages(node, source.file, others)
        .filter((image) => image.file !== edited.change.file)
        .filter(({ name, tag, digest }) => contradicts(edited, { repository: name, tag, digest }))
        .slice(0, 1)
        .map(({ tag, digest }) => {
        const does = `the patch here sets ${(0,kustomize_wanted/* versionText */.KA)({ newTag: tag, digest })}`;
        return overriding(source, node.start, { edited, does });
    }));
}
function patchImages(node, file, others) {
    const inline = (0,yaml_node/* textOf */.b6)((0,yaml_path.at)(node, 'patch')) ?? blockOf(node);
    const path = (0,edit_paths/* joinPath */.uJ)((0,edit_paths/* folderOf */.yS)(file), (0,yaml_node/* textOf */.b6)((0,yaml_path.at)(node, 'path') ?? node) ?? '/');
    const source = inline === undefined ? others.byPath.get(path ?? '') : { path: file, text: inline };
    if (source === undefined)
        return [];
    try {
        return imagesOfManifest(source.path, source.text);
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K)
            return [];
        throw error;
    }
}
/** A strategic-merge patch may stand in the list itself. */
function blockOf(node) {
    const target = (0,yaml_node/* resolve */.hd)(node);
    return target.kind === 'scalar' && target.value.includes('\n') ? target.value : undefined;
}

// EXTERNAL MODULE: ./build/core/edit/formats/argocd/kustomize-image.js
var kustomize_image = __nccwpck_require__(3892);
// EXTERNAL MODULE: ./build/core/edit/formats/argocd/sources.js
var sources = __nccwpck_require__(8469);
// EXTERNAL MODULE: ./build/core/edit/formats/argocd.js + 2 modules
var argocd = __nccwpck_require__(9538);
// EXTERNAL MODULE: ./build/core/edit/formats/flux.js
var flux = __nccwpck_require__(5013);
// EXTERNAL MODULE: ./build/core/edit/formats/helm-values.js + 1 modules
var helm_values = __nccwpck_require__(4584);
// EXTERNAL MODULE: ./build/core/edit/formats/image-group.js
var image_group = __nccwpck_require__(5979);
;// CONCATENATED MODULE: ./build/core/edit/overrides/operators.js
/** Objects of Flux and Argo CD that build a folder and set images on top of it. */














/** Whether a text may hold an object that builds a folder. */
function mayBuild(text) {
    return KINDS.test(text);
}
const KINDS = /^kind:\s*["']?(?:Kustomization|HelmRelease|Application|ApplicationSet)\b/m;
/** Notices on objects that build one of the edit's folders. */
function operatorNotices(edited, { objects }) {
    const files = new Set(edited.folders.flatMap((folder) => filesNaming(objects, folder)));
    return [...files].flatMap((file) => objectNotices(edited, file));
}
function objectNotices(edited, file) {
    if (file.path === edited.change.file)
        return [];
    const source = { file: file.path, text: file.text };
    return documentsOf(file).flatMap((root) => {
        const kind = (0,yaml_node/* textOf */.b6)((0,yaml_path.at)(root, 'kind')) ?? '';
        if (!pathsOf(root).some((path) => edited.folders.includes(path)))
            return [];
        const findings = [flux/* findFluxGroups */.n, argocd/* findArgoGroups */.dp, helm_values/* findHelmGroups */.q].flatMap((find) => find(source, root));
        return findings
            .filter((each) => isLater(edited, each))
            .map((finding) => {
            const name = (0,yaml_node/* textOf */.b6)((0,yaml_path.at)(root, 'metadata', 'name')) ?? '';
            const does = `the ${kind} "${name}" sets ${shown(finding)} here`;
            return overriding(source, (0,image_group/* nodeOf */.E)(finding).start, { edited, does });
        });
    });
}
function documentsOf({ path, text }) {
    try {
        return (0,yaml/* parseYaml */.h)(path, text).documents.flatMap(({ root }) => root ?? []);
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K)
            return [];
        throw error;
    }
}
/** Folders of this repository that an object builds; a chart's folder counts as one. */
function pathsOf(root) {
    const argo = ((0,sources/* findSources */.I)(root) ?? []).flatMap((source) => [(0,yaml_path.at)(source, 'path')]);
    const nodes = [(0,yaml_path.at)(root, 'spec', 'path'), (0,yaml_path.at)(root, 'spec', 'chart', 'spec', 'chart'), ...argo];
    return nodes.flatMap((node) => (0,edit_paths/* joinPath */.uJ)('', (0,yaml_node/* textOf */.b6)(node)?.replace(/^\/+/, '') ?? '/') ?? []);
}
/** A lone tag parameter of a chart is for the chart's own image. */
function isLater(edited, finding) {
    switch (finding.kind) {
        case 'hint':
            return finding.lone !== undefined && finding.lone.tag !== edited.change.to;
        case 'whole':
            return contradicts(edited, (0,reference/* splitReference */.mQ)(finding.value));
        case 'entry':
            return isLaterEntry(edited, finding.value);
        case 'parts': {
            const { repository, tag, digest, name } = finding;
            const version = { tag: (0,yaml_node/* textOf */.b6)(tag) || undefined, digest: (0,yaml_node/* textOf */.b6)(digest) || undefined };
            return [repository, name].some((each) => each !== undefined && contradicts(edited, { repository: each, ...version }));
        }
    }
}
function isLaterEntry(edited, value) {
    const { old, ...reference } = (0,kustomize_image/* readKustomizeImage */.dg)(value);
    return [old, reference.repository].some((repository) => repository !== undefined && contradicts(edited, { ...reference, repository }));
}
function shown(finding) {
    if (finding.kind === 'hint')
        return `${finding.lone?.key} to "${finding.lone?.tag}"`;
    if (finding.kind !== 'parts')
        return `"${finding.value}"`;
    return `"${(0,yaml_node/* textOf */.b6)(finding.tag) ?? (0,yaml_node/* textOf */.b6)(finding.digest) ?? ''}"`;
}
/**
 * `.argocd-source.yaml` and `.argocd-source-<app>.yaml` in an application's folder override the Application.
 * Source: Argo CD docs/user-guide/parameters.md (fact sheet D4).
 */
function isArgoSource(path) {
    return /^\.argocd-source(?:-.+)?\.yaml$/.test((0,edit_paths/* nameOf */.Vb)(path));
}
/** Notices on `.argocd-source` files in the edit's folders. */
function argoSourceNotices(edited, { argoSources }) {
    const inFolder = argoSources.filter(({ path }) => edited.folders.includes((0,edit_paths/* folderOf */.yS)(path)));
    return inFolder.flatMap((file) => documentsOf(file).flatMap((root) => sourceFileNotices(edited, { file, root })));
}
function sourceFileNotices(edited, { file, root }) {
    const source = { file: file.path, text: file.text };
    return (root.kind === 'map' ? (0,argocd/* findSourceGroups */.lV)(source, root) : [])
        .filter((finding) => isLater(edited, finding))
        .map((finding) => overriding(source, (0,image_group/* nodeOf */.E)(finding).start, {
        edited,
        does: `Argo CD reads ${shown(finding)} from this file`,
    }));
}

;// CONCATENATED MODULE: ./build/core/edit/overrides/overrides.js







/** One notice for each place that sets an image again; a place that says what is wanted is none. */
function findOverrides(changes, texts) {
    const others = sortTexts(texts);
    const notices = changes.flatMap((change) => {
        const above = findAbove({ change, folders: [(0,edit_paths/* folderOf */.yS)(change.file)] }, others);
        return [
            ...kustomizationNotices(above, others),
            ...operatorNotices(above.edited, others),
            ...argoSourceNotices(above.edited, others),
        ];
    });
    return [...new Map(notices.map((notice) => [JSON.stringify(notice.where), notice])).values()];
}
function sortTexts(texts) {
    const known = new Map();
    return {
        readOnce(file, read) {
            const node = known.get(file) ?? read();
            known.set(file, node);
            return node;
        },
        byPath: new Map(texts.map((file) => [file.path, file])),
        kustomizations: indexNames(texts.filter(({ path }) => locate/* KUSTOMIZATION_NAMES */.H7.includes((0,edit_paths/* nameOf */.Vb)(path)))),
        objects: indexNames(texts.filter(({ text }) => mayBuild(text))),
        argoSources: texts.filter(({ path }) => isArgoSource(path)),
    };
}
/** Files beside the changed ones that may set the image again; they are few, and known by name. */
function pathsBeside(changes, files) {
    const paths = changes.flatMap(({ file }) => [
        ...argoSources((0,edit_paths/* folderOf */.yS)(file), files),
        ...replacementsOf(file, files),
    ]);
    return [...new Set(paths)].filter((path) => !files.has(path));
}
function argoSources(folder, files) {
    const entry = files.get(folder);
    const names = entry?.kind === 'folder' ? entry.entries.map(({ name }) => name) : [];
    return names.filter(isArgoSource).map((name) => (folder === '' ? name : `${folder}/${name}`));
}
function replacementsOf(file, files) {
    const entry = files.get(file);
    if (entry?.kind !== 'file' || !locate/* KUSTOMIZATION_NAMES */.H7.includes((0,edit_paths/* nameOf */.Vb)(file)))
        return [];
    return replacementFiles((0,image_entries/* readKustomization */.k)(file, entry.text));
}
/** The texts among files that were read. */
function textsOf(files) {
    return [...files.values()].filter((entry) => entry.kind === 'file');
}
/** Whether a file of this name can hold what sets an image again. */
function mayOverride(name) {
    return /\.(?:ya?ml|json)$/i.test(name) || locate/* KUSTOMIZATION_NAMES */.H7.includes(name);
}

// EXTERNAL MODULE: ./build/core/images/argument.js
var argument = __nccwpck_require__(7966);
;// CONCATENATED MODULE: ./build/core/request/nearest.js
/** Number of single-character changes (insert, delete, replace) between two words. */
function editDistance(left, right) {
    let row = Array.from({ length: right.length + 1 }, (_, index) => index);
    for (const [index, letter] of [...left].entries()) {
        const next = [index + 1];
        for (let column = 1; column <= right.length; column += 1) {
            const replace = (row[column - 1] ?? 0) + (right[column - 1] === letter ? 0 : 1);
            next.push(Math.min(replace, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[right.length] ?? left.length;
}
/** @returns the candidate that a person most likely meant by `word`, or undefined if none is close. */
function nearest(word, candidates) {
    const limit = Math.max(1, Math.floor(word.length / 3));
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ distance }) => distance <= limit)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.candidate;
}

// EXTERNAL MODULE: ./build/core/edit/entries.js
var entries = __nccwpck_require__(9359);
// EXTERNAL MODULE: ./build/core/edit/formats/automation.js
var automation = __nccwpck_require__(4829);
// EXTERNAL MODULE: ./build/core/edit/anchors.js
var edit_anchors = __nccwpck_require__(4609);
// EXTERNAL MODULE: ./build/core/edit/set-scalars.js
var set_scalars = __nccwpck_require__(5447);
// EXTERNAL MODULE: ./build/core/edit/formats/join.js
var join = __nccwpck_require__(3066);
// EXTERNAL MODULE: ./build/core/edit/scalar.js
var scalar = __nccwpck_require__(3139);
;// CONCATENATED MODULE: ./build/core/edit/pairs.js



/**
 * Inserts a pair behind `after`, a pair of the same map.
 * @throws ReleaseError edit-unsafe where the map's layout leaves no safe place.
 */
function addPair(source, map, { after, pair }) {
    const { file, text } = source;
    if (map.flow) {
        const at = after.value.end;
        return { file, start: at, end: at, text: pairSeparator(text, map) + writePair(text, after, pair) };
    }
    const at = (0,lines/* lineEnd */.kd)(text, contentEnd(text, after));
    const indent = columnIndent(source, after);
    return {
        file,
        start: at,
        end: at,
        text: (0,lines/* lineBreak */.qL)(text, after.start) + indent + writePair(text, after, pair),
    };
}
/** Spaces up to the column of a pair. */
function columnIndent(source, pair) {
    const prefix = source.text.slice((0,lines/* lineStart */.PT)(source.text, pair.start), pair.start);
    if (pair.explicit || prefix.includes('\t')) {
        throw (0,unsafe/* unsafe */.N9)(source, pair.start, {
            what: `no key can be added here safely: ${pair.explicit ? 'the mapping is written with "?"' : 'a tab stands before the key'}`,
            next: 'Write the mapping as plain `key: value` lines indented by spaces, then run again.',
        });
    }
    return prefix.replace(/[^ ]/g, ' ');
}
/** `key: value` with key quotes and colon as the model pair has them. */
function writePair(text, model, pair) {
    const quoted = model?.key.kind === 'scalar' && model.key.style === 'double';
    const key = quoted ? JSON.stringify(pair.key) : pair.key;
    const written = model === undefined ? '' : text.slice(model.key.end, model.value.start + 1);
    const colon = /^: *(?=\S)/.exec(written)?.[0] ?? ': ';
    const value = (0,scalar/* writeScalar */.g)(pair.value, quoted ? 'double' : pair.style, pair.quotes);
    return `${key}${quoted ? colon : ': '}${value}`;
}
/** What stands between two pairs of a flow map, e.g. `, ` or a comma, a line break and an indent. */
function pairSeparator(text, map) {
    const [first, second] = map.pairs;
    const between = first && second ? text.slice(first.value.end, second.start) : '';
    return /^\s*,\s*$/.test(between) ? between : ', ';
}
/**
 * Removes a pair with its line, or with its comma. Comments on lines of their own stay.
 * @throws ReleaseError edit-unsafe
 */
function removePair(source, map, pair) {
    const { file, text } = source;
    const index = map.pairs.indexOf(pair);
    if (map.flow)
        return { file, ...flowSpan(text, map, index), text: '' };
    const from = (0,lines/* lineStart */.PT)(text, pair.start);
    const after = (0,lines/* nextLine */.sE)(text, contentEnd(text, pair));
    if (text.slice(from, pair.start).trim() !== '') {
        const next = map.pairs[index + 1];
        if (next === undefined)
            throw lonely(source, pair);
        const gap = /^\s*/.exec(text.slice(after))?.[0].length ?? 0;
        return { file, start: pair.start, end: Math.min(after + gap, next.start), text: '' };
    }
    if (after === text.length && !text.endsWith('\n') && from > 0) {
        return { file, start: (0,lines/* lineEnd */.kd)(text, from - (text[from - 2] === '\r' ? 2 : 1)), end: after, text: '' };
    }
    return { file, start: from, end: after, text: '' };
}
function flowSpan(text, map, index) {
    const pair = map.pairs[index];
    const before = map.pairs[index - 1];
    const next = map.pairs[index + 1];
    if (pair === undefined)
        return { start: 0, end: 0 };
    if (before !== undefined && !text.slice(before.value.end, pair.start).includes('#')) {
        return { start: before.value.end, end: pair.value.end };
    }
    if (before === undefined && next !== undefined && !text.slice(pair.value.end, next.start).includes('#')) {
        return { start: pair.start, end: next.start };
    }
    const comma = /^\s*,/.exec(text.slice(pair.value.end))?.[0].length ?? 0;
    return { start: pair.start, end: pair.value.end + comma };
}
/** End of a pair without the line break that belongs to a block scalar. */
function contentEnd(text, pair) {
    let end = pair.value.end;
    while (end > pair.start && /[\r\n]/.test(text[end - 1] ?? ''))
        end -= 1;
    return end;
}
function lonely(source, pair) {
    return (0,unsafe/* unsafe */.N9)(source, pair.start, {
        what: 'the only key of a mapping cannot be removed',
        next: 'Remove the entry by hand, then run again.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/flow-items.js

/** Inserts maps behind the last item of a flow list that has one. */
function addFlowItems({ file, text }, list, maps) {
    const last = list.items.at(-1);
    const place = last?.end ?? list.end - 1;
    const model = last?.kind === 'map' ? last : undefined;
    const closed = /^[ \t]*,[ \t]*(?:#[^\r\n]*)?(?=\r?\n)/.exec(text.slice(place));
    const lead = leadOf(text, list);
    if (closed !== null && lead.includes('\n')) {
        const after = place + closed[0].length;
        const lines = maps.map((pairs) => `${lead}${writeFlowMap(text, model, pairs)},`);
        return { file, start: after, end: after, text: lines.join('') };
    }
    const separator = itemSeparator(text, list);
    const written = maps.map((pairs) => separator + writeFlowMap(text, model, pairs));
    return { file, start: place, end: place, text: written.join('') };
}
/** `{key: value, …}`, spaced and quoted as the model is. */
function writeFlowMap(text, model, pairs) {
    const first = model?.pairs[0];
    const last = model?.pairs.at(-1);
    if (model === undefined || first === undefined || last === undefined) {
        return `{${pairs.map((pair) => writePair(text, undefined, pair)).join(', ')}}`;
    }
    const lead = blank(text.slice(model.start + 1, first.start));
    const tail = blank(text.slice(last.value.end, model.end - 1).replace(/^\s*,/, ''));
    const separator = model.pairs.length === 1 && lead.includes('\n') ? `,${lead}` : pairSeparator(text, model);
    return `{${lead}${pairs.map((pair) => writePair(text, first, pair)).join(separator)}${tail}}`;
}
function itemSeparator(text, list) {
    const [first, second] = list.items;
    const between = first && second ? text.slice(first.end, second.start) : '';
    if (/^\s*,\s*$/.test(between))
        return between;
    const lead = leadOf(text, list);
    return lead.includes('\n') ? `,${lead}` : ', ';
}
/** What stands before the first item, e.g. a line break and its indent. */
function leadOf(text, list) {
    const [first] = list.items;
    return first === undefined ? '' : blank(text.slice(list.start + 1, first.start));
}
/** White space as it is; anything else, such as a comment, is not repeated. */
function blank(text) {
    return /^\s*$/.test(text) ? text : '';
}

;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/set-entry.js
/** The edits that bring one existing entry to its wanted values. */




const ORDER = ['newName', 'newTag', 'digest'];
/**
 * @throws ReleaseError edit-unsafe where a merge key or an anchor brings in a value that must go.
 */
function setEntry(job, before, wanted) {
    const changed = ORDER.filter((field) => before[field] !== wanted[field]);
    const swap = swapOf(job, changed, wanted);
    const wishes = [];
    const edits = [];
    for (const field of changed) {
        const value = wanted[field];
        const pair = job.entry.own[field];
        if (swap !== undefined && (field === swap.from || field === swap.to))
            continue;
        if (value === undefined)
            edits.push(...remove(job, field));
        else if (pair === undefined)
            edits.push(add(job, field, { value, wanted }));
        else
            wishes.push(wish(job, pair, value));
    }
    if (swap !== undefined) {
        edits.push(swap.key);
        wishes.push(wish(job, swap.pair, swap.value));
    }
    const first = changed.find((field) => wanted[field] !== undefined) ?? changed[0];
    const shown = (first && job.entry.own[first]) ?? swap?.pair ?? job.entry.own.name;
    return { wishes, edits, at: shown?.start ?? job.entry.map.start };
}
/** A wish for a value of an entry, in the quotes of its neighbours. */
function wish({ kustomization, entry }, pair, value) {
    return { node: pair.value, value, quotes: neighbourQuotes(kustomization, entry), flow: entry.map.flow };
}
/** Quotes in use in the entry, else in any entry, else double. */
function neighbourQuotes({ entries }, entry) {
    for (const { map } of entry === undefined ? entries : [entry, ...entries]) {
        for (const pair of map.pairs) {
            const quotes = (0,set_scalars/* quotesOf */.xy)(pair.value);
            if (quotes !== undefined)
                return quotes;
        }
    }
    return 'double';
}
/** A digest that gives way to a tag (or the other way round) hands over its line: one line changes. */
function swapOf({ entry, kustomization, uses }, changed, wanted) {
    const from = changed.find((field) => wanted[field] === undefined);
    const to = from === 'digest' ? 'newTag' : 'digest';
    const pair = from === undefined ? undefined : entry.own[from];
    const value = wanted[to];
    if (from === undefined || pair === undefined || value === undefined || entry.own[to] !== undefined)
        return undefined;
    const plain = pair.value.kind === 'scalar' && pair.value.anchor === undefined && pair.value.style !== 'block';
    if (pair.key.kind !== 'scalar' || !plain || uses.sharedAround(entry.map) !== undefined)
        return undefined;
    const style = pair.key.style === 'block' ? 'plain' : pair.key.style;
    const text = (0,scalar/* writeScalar */.g)(to, style, 'double');
    const key = { file: kustomization.source.file, start: pair.key.start, end: pair.key.end, text };
    return { from, to, pair, key, value };
}
function remove({ kustomization: { source }, entry, uses }, field) {
    const pair = entry.own[field];
    if (pair === undefined) {
        throw (0,unsafe/* unsafe */.N9)(source, entry.map.start, {
            what: `${field} must go, but it comes from a merge key (<<)`,
            next: `Write the entry out without the merge key, then run again.`,
        });
    }
    (0,set_scalars/* refuseShared */.qY)(source, { node: entry.map }, uses);
    const alias = uses.aliasesOf(pair.value)[0];
    if (alias !== undefined) {
        throw (0,unsafe/* unsafe */.N9)(source, pair.start, {
            what: `${field} must go, but *${alias.name} at another place stands for its value`,
            next: `Write the value out instead of *${alias.name}, then run again.`,
        });
    }
    return [removePair(source, entry.map, pair)];
}
function add(job, field, { value, wanted }) {
    const { kustomization, entry, uses } = job;
    (0,set_scalars/* refuseShared */.qY)(kustomization.source, { node: entry.map }, uses);
    const behind = ORDER.slice(0, ORDER.indexOf(field)).findLast((name) => entry.own[name] && wanted[name] !== undefined);
    const after = (behind && entry.own[behind]) ?? entry.own.name ?? entry.map.pairs.at(-1);
    if (after === undefined) {
        throw (0,unsafe/* unsafe */.N9)(kustomization.source, entry.map.start, {
            what: 'the entry is empty',
            next: 'Give it a name.',
        });
    }
    return addPair(kustomization.source, entry.map, {
        after,
        pair: newPair(kustomization, field, { value, flow: entry.map.flow }),
    });
}
/** A pair in the style that other entries have for this field. */
function newPair(kustomization, key, { value, flow }) {
    const same = kustomization.entries.flatMap(({ map }) => map.pairs.filter((pair) => pair.key.kind === 'scalar' && pair.key.value === key));
    const style = same.map((pair) => (0,set_scalars/* quotesOf */.xy)(pair.value)).find((quotes) => quotes !== undefined);
    const quotes = style ?? neighbourQuotes(kustomization);
    return { key, value, style: style ?? (flow && value.includes(':') ? quotes : 'plain'), quotes };
}

;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/insert-entries.js






/**
 * Appends entries to `images`, with the key itself where it is missing or empty.
 * @throws ReleaseError edit-unsafe where the layout leaves no safe place.
 */
function insertEntries(kustomization, entries) {
    const { list, images, root } = kustomization;
    const last = list?.items.at(-1);
    if (list !== undefined && last !== undefined)
        return appendItems(kustomization, entries, { list, last });
    if (root.flow)
        return fillFlowRoot(kustomization, entries);
    return images === undefined ? addKey(kustomization, entries) : fillEmpty(kustomization, entries, images);
}
function appendItems(kustomization, entries, { list, last }) {
    const { source } = kustomization;
    const model = (0,yaml_node/* resolve */.hd)(last);
    const inFlow = list.flow || model.kind !== 'map' || model.flow;
    const pairs = entries.map((entry) => pairsOf(kustomization, entry, inFlow));
    if (list.flow)
        return at(addFlowItems(source, list, pairs));
    const dash = list.dashes.at(-1) ?? last.start;
    const indent = source.text.slice((0,lines/* lineStart */.PT)(source.text, dash), dash);
    if (!/^ *$/.test(indent))
        throw noRoom(kustomization, dash);
    const gap = /^-( +)(?=\S)/.exec(source.text.slice(dash, dash + 20))?.[1] ?? ' ';
    const place = (0,lines/* lineEnd */.kd)(source.text, endOf(source.text, last));
    const shape = { indent, gap, eol: (0,lines/* lineBreak */.qL)(source.text, dash) };
    const flowModel = last.kind === 'map' && last.flow ? last : undefined;
    const items = pairs.map((one) => shape.eol + writeItem(source.text, one, { ...shape, flowModel }));
    return at({ file: source.file, start: place, end: place, text: items.join('') });
}
/** Behind `images:` with nothing, `~` or `[]`. */
function fillEmpty(kustomization, entries, images) {
    const { source } = kustomization;
    const { file, text } = source;
    const colon = images.key.end + (/^[ \t]*:/.exec(text.slice(images.key.end))?.[0].length ?? 0);
    const { end } = images.value;
    if (images.explicit || images.value.anchor !== undefined || /[\r\n]/.test(text.slice(colon, end))) {
        throw noRoom(kustomization, images.start);
    }
    const place = (0,lines/* lineEnd */.kd)(text, end);
    const items = blockItems(kustomization, entries, images);
    const edits = [{ file, start: place, end: place, text: items }];
    return { edits: end > colon ? [{ file, start: colon, end, text: '' }, ...edits] : edits, at: images.start };
}
/** At the end of the document, behind the comments that end it. */
function addKey(kustomization, entries) {
    const { source, document, root } = kustomization;
    const model = root.pairs.at(-1);
    if (model === undefined)
        throw noRoom(kustomization, root.start);
    const place = Math.max(source.text.slice(0, document.end).trimEnd().length, contentEnd(source.text, model));
    const eol = (0,lines/* lineBreak */.qL)(source.text, model.start);
    const text = `${eol}${columnIndent(source, model)}images:${blockItems(kustomization, entries, model)}`;
    return at({ file: source.file, start: place, end: place, text });
}
function blockItems(kustomization, entries, model) {
    const { source } = kustomization;
    const { extra, gap } = listStyle(kustomization);
    const shape = {
        indent: columnIndent(source, model) + extra,
        gap,
        eol: (0,lines/* lineBreak */.qL)(source.text, model.start),
    };
    const items = entries.map((entry) => pairsOf(kustomization, entry, false));
    return items
        .map((pairs) => shape.eol + writeItem(source.text, pairs, { ...shape, flowModel: undefined }))
        .join('');
}
/** How far other lists of the file stand in from their key, and what follows their dashes. */
function listStyle({ source, root }) {
    for (const pair of root.pairs) {
        if (pair.value.kind !== 'list' || pair.value.flow)
            continue;
        const dash = pair.value.dashes[0];
        if (dash === undefined)
            continue;
        const column = dash - (0,lines/* lineStart */.PT)(source.text, dash) - (pair.start - (0,lines/* lineStart */.PT)(source.text, pair.start));
        const gap = /^-( +)(?=\S)/.exec(source.text.slice(dash, dash + 20))?.[1] ?? ' ';
        if (column >= 0)
            return { extra: ' '.repeat(column), gap };
    }
    return { extra: '', gap: ' ' };
}
function writeItem(text, pairs, { indent, gap, eol, flowModel }) {
    if (flowModel !== undefined)
        return `${indent}-${gap}${writeFlowMap(text, flowModel, pairs)}`;
    const lines = pairs.map((pair) => writePair(text, undefined, pair));
    return `${indent}-${gap}${lines.join(`${eol}${indent} ${gap}`)}`;
}
function fillFlowRoot(kustomization, entries) {
    const { source, root, images } = kustomization;
    const { file, text } = source;
    const model = root.pairs.at(-1);
    if (model === undefined)
        throw noRoom(kustomization, root.start);
    const maps = entries.map((entry) => {
        const pairs = pairsOf(kustomization, entry, true);
        return `{${pairs.map((pair) => writePair(text, model, pair)).join(', ')}}`;
    });
    const lead = /^\s*\n([ \t]*)$/.exec(text.slice(root.start + 1, root.pairs[0]?.start))?.[1];
    const eol = (0,lines/* lineBreak */.qL)(text, root.start);
    const value = lead === undefined
        ? `[${maps.join(', ')}]`
        : `[${eol}${maps.map((map) => lead + lead + map).join(`,${eol}`)}${eol}${lead}]`;
    if (images !== undefined) {
        const { start, end } = images.value;
        return at({ file, start, end, text: start === end ? ` ${value}` : value });
    }
    const separator = lead === undefined ? pairSeparator(text, root) : `,${eol}${lead}`;
    const key = model.key.kind === 'scalar' && model.key.style === 'double' ? '"images": ' : 'images: ';
    return at({ file, start: model.value.end, end: model.value.end, text: separator + key + value });
}
function pairsOf(kustomization, entry, flow) {
    return ['name', 'newName', 'newTag', 'digest'].flatMap((key) => {
        const value = entry[key];
        return value === undefined ? [] : [newPair(kustomization, key, { value, flow })];
    });
}
/** End of an item's content, without the line break of a block scalar. */
function endOf(text, item) {
    const pair = item.kind === 'map' && !item.flow ? item.pairs.at(-1) : undefined;
    return pair === undefined ? item.end : contentEnd(text, pair);
}
function at(edit) {
    return { edits: [edit], at: edit.start };
}
function noRoom({ source }, offset) {
    return (0,unsafe/* unsafe */.N9)(source, offset, {
        what: 'the way in which the file is laid out leaves no safe place for an entry of `images`',
        next: 'Add the entry by hand (`- name: …` and `newTag: …`), then run again.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/transform.js
/** Entries act in order, each on what the one before has made. */
function transformImages(uses, entries) {
    if (entries.length === 0)
        return uses;
    const matchers = entries.flatMap((entry) => {
        const { name } = entry.values;
        return name === undefined ? [] : [{ matches: matcherOf(name), entry }];
    });
    return uses.map((use) => matchers.reduce((now, { matches, entry }) => (matches(now) ? transform(now, entry) : now), use));
}
/**
 * kustomize puts `name` unescaped into a regular expression: a dot stands for any character. Other
 * operators do not occur in image names and are taken as they are written.
 */
function matcherOf(name) {
    const escaped = name.replace(/[\\^$*+?()[\]{}|]/g, '\\$&');
    const pattern = new RegExp(`^${escaped}$`);
    return (use) => pattern.test(use.name) && (use.tag === undefined || /^[a-zA-Z0-9_.{}-]*$/.test(use.tag));
}
/** Source: kustomize api/filters/imagetag/updater.go. */
function transform(use, { values }) {
    const named = { ...use, name: values.newName || use.name };
    const newTag = values.newTag || undefined;
    const digest = values.digest || undefined;
    if (newTag !== undefined || digest !== undefined)
        return { ...named, tag: newTag, digest };
    return values.tagSuffix
        ? { ...named, tag: `${use.tag ?? ''}${values.tagSuffix}`, digest: undefined }
        : named;
}

;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/walk.js
/** One walk through the kustomizations that a target reaches: what it reads, and what it has to say. */






/** The kustomization of a folder, or undefined after it has been asked for. */
function openFolder(path, walk) {
    const located = (0,locate/* locateKustomization */.i6)(path, walk.files);
    if (located.kind === 'none')
        throw noKustomization(path);
    if (located.kind === 'file')
        return (0,image_entries/* readKustomization */.k)(located.path, located.text);
    for (const wanted of located.paths)
        walk.needs.add(wanted);
    return undefined;
}
/** The entry at a path, or undefined after it has been asked for; a path without extension may be a folder. */
function need(path, walk) {
    const entry = walk.files.get(path);
    if (entry !== undefined)
        return entry;
    const likelyFile = /\.(?:ya?ml|json)$/i.test(path);
    for (const wanted of likelyFile ? [path] : (0,locate/* kustomizationPaths */.Ue)(path))
        walk.needs.add(wanted);
    return undefined;
}
/** Path of a resource, or undefined with a remark for one that lives elsewhere. */
function localPath(source, node, walk) {
    const text = (0,yaml_node/* textOf */.b6)(node);
    if (text === undefined)
        return undefined;
    const where = (0,unsafe/* placeIn */.VV)(source, node.start);
    if (isRemote(text)) {
        walk.notices.push({
            level: 'notice',
            what: `"${text}" is remote; the images it uses are not seen`,
            where,
        });
        return undefined;
    }
    const path = (0,edit_paths/* joinPath */.uJ)((0,edit_paths/* folderOf */.yS)(source.file), text);
    if (path !== undefined)
        return path;
    const next = 'Move the resource into the repository, or set the image where it is.';
    walk.problems.push({
        code: 'path-outside',
        what: `"${text}" lies outside the config repository`,
        where,
        next,
    });
    return undefined;
}
/** URLs and the short forms of Git addresses that kustomize fetches. */
function isRemote(text) {
    return (/^[a-z][a-z0-9+.-]*:\/\/|^git::|^[\w.-]+@[\w.-]+:|^(?:github\.com|gitlab\.com|bitbucket\.org)[/:]/i.test(text) || /[?&](?:ref|version)=|\.git(?:\/\/|\?|$)/.test(text));
}
/** Runs `read`; a refusal becomes a problem of the walk, told with the line that names the resource. */
function collectProblems(source, node, walk, read) {
    try {
        return read();
    }
    catch (error) {
        if (!(error instanceof errors/* ReleaseError */.K))
            throw error;
        const { file, line } = (0,unsafe/* placeIn */.VV)(source, node.start);
        const named = ({ what }) => `${what} (named in ${file}:${line})`;
        walk.problems.push(...error.failures.map((failure) => ({ ...failure, what: named(failure) })));
        return [];
    }
}
function noKustomization(path) {
    return new errors/* ReleaseError */.K({
        code: 'kustomization-missing',
        what: `"${path}" has no kustomization.yaml, kustomization.yml or Kustomization`,
        where: { file: path },
        next: 'Correct the path in the kustomization that names it.',
    });
}
/** A walk at its start. */
function newWalk(files) {
    return { files, needs: new Set(), notices: [], problems: [], open: new Set(), built: new Map(), builds: 0 };
}

;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/reach.js






/** A graph with more kustomizations than this was not written by people. */
const MAX_BUILDS = 2_000;
/**
 * Order: resources and bases (each fully built), components on what is there so far, patches, own images.
 * Source: kustomize api/internal/target/kusttarget.go accumulateTarget.
 */
function reachImages(kustomization, files) {
    const walk = newWalk(files);
    const uses = build(kustomization, [], walk);
    return { uses, needs: [...walk.needs], notices: walk.notices, problems: walk.problems };
}
function build(kustomization, inherited, walk) {
    const { source } = kustomization;
    walk.builds += 1;
    if (walk.open.has(source.file) || walk.builds > MAX_BUILDS) {
        walk.notices.push({
            level: 'warning',
            what: 'the kustomization is reached from itself, or too many are reached',
            where: { file: source.file },
        });
        return inherited;
    }
    walk.open.add(source.file);
    const resources = [...stringsOf(kustomization, 'resources'), ...stringsOf(kustomization, 'bases')];
    let uses = [...inherited, ...resources.flatMap((node) => resourceImages(source, node, walk))];
    for (const node of stringsOf(kustomization, 'components'))
        uses = [...componentImages(source, node, { uses, walk })];
    uses.push(...reach_patchImages(kustomization, walk));
    tellHelm(kustomization, walk);
    walk.open.delete(source.file);
    return distinct(transformImages(uses, kustomization.entries));
}
/** A base that is reached twice counts once: graphs that double on every level stay small. */
function distinct(uses) {
    const keyOf = ({ name, tag, digest, file, line }) => `${name} ${tag} ${digest} ${file} ${line}`;
    return [...new Map(uses.map((use) => [keyOf(use), use])).values()];
}
/** Items of a list of strings, for messages with their place. */
function stringsOf({ root }, key) {
    const pair = (0,yaml_node/* pairOf */.cF)(root, key);
    const list = pair === undefined ? undefined : (0,yaml_node/* resolve */.hd)(pair.value);
    return list?.kind === 'list' ? list.items : [];
}
function resourceImages(source, node, walk) {
    const path = localPath(source, node, walk);
    if (path === undefined)
        return [];
    const known = walk.built.get(path);
    if (known !== undefined)
        return known;
    const uses = readResource(source, node, { path, walk });
    walk.built.set(path, uses);
    return uses;
}
function readResource(source, node, { path, walk }) {
    const entry = need(path, walk);
    if (entry === undefined)
        return [];
    return collectProblems(source, node, walk, () => {
        if (entry.kind === 'file')
            return imagesOfManifest(path, entry.text);
        if (entry.kind !== 'folder')
            throw (0,entries/* unreadable */.O)(entry);
        const kustomization = openFolder(path, walk);
        return kustomization === undefined ? [] : build(kustomization, [], walk);
    });
}
function componentImages(source, node, { uses, walk }) {
    const path = localPath(source, node, walk);
    const entry = path === undefined ? undefined : need(path, walk);
    if (path === undefined || entry === undefined)
        return uses;
    const built = collectProblems(source, node, walk, () => {
        if (entry.kind !== 'folder')
            throw entry.kind === 'file' ? noKustomization(path) : (0,entries/* unreadable */.O)(entry);
        const kustomization = openFolder(path, walk);
        return kustomization === undefined ? uses : build(kustomization, uses, walk);
    });
    return built.length === 0 ? uses : built;
}
/** Patches bring in images of their own; files and inline texts alike, as far as they are manifests. */
function reach_patchImages(kustomization, walk) {
    const { source } = kustomization;
    const nodes = [
        ...stringsOf(kustomization, 'patches'),
        ...stringsOf(kustomization, 'patchesStrategicMerge'),
    ];
    return nodes.flatMap((item) => {
        const map = (0,yaml_node/* resolve */.hd)(item);
        const node = map.kind === 'map' ? (0,yaml_node/* pairOf */.cF)(map, 'path')?.value : item;
        const inline = map.kind === 'map' ? (0,yaml_node/* textOf */.b6)((0,yaml_node/* pairOf */.cF)(map, 'patch')?.value) : undefined;
        const text = inline ?? (map.kind === 'scalar' && map.value.includes('\n') ? map.value : undefined);
        if (text !== undefined)
            return collectProblems(source, item, walk, () => imagesOfManifest(source.file, text));
        return node === undefined || (0,yaml_node/* textOf */.b6)(node) === undefined ? [] : resourceImages(source, node, walk);
    });
}
function tellHelm({ root, source }, walk) {
    const pair = (0,yaml_node/* pairOf */.cF)(root, 'helmCharts') ?? (0,yaml_node/* pairOf */.cF)(root, 'helmChartInflationGenerator');
    if (pair === undefined)
        return;
    const what = 'images that Helm charts bring in are not seen';
    walk.notices.push({ level: 'notice', what, where: (0,unsafe/* placeIn */.VV)(source, pair.start) });
}

;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/add-missing.js
/** Entries for images that the kustomization reaches but does not name yet. */










/**
 * Looks for the images in what the kustomization reaches, and adds an entry for each name they have there.
 * An image that already runs as wanted needs none.
 * @throws ReleaseError input-contradiction, edit-ambiguous, edit-unsafe
 */
function addMissing(target, kustomization, files) {
    const reached = reachImages(kustomization, files);
    if (reached.needs.length > 0)
        return { kind: 'need', paths: reached.needs };
    const additions = target.images.flatMap((argument) => additionsFor(argument, reached.uses));
    refuseContradictions(additions);
    const pending = additions.filter(({ entry, uses }) => uses.some((use) => !runsAlready(use, entry)));
    const inserted = insert(kustomization, pending);
    const { file, line } = (0,unsafe/* placeIn */.VV)(kustomization.source, inserted.at);
    const place = { file, line };
    return {
        kind: 'ready',
        value: {
            edits: inserted.edits,
            changes: pending.map((addition) => changesOf(target.path, addition, place)),
            notices: [...reached.notices, ...additions.flatMap((addition) => tell(addition, pending))],
            found: new Set(additions.map(({ argument }) => argument)),
            seen: reached.uses.map(seenUse),
            problems: reached.problems,
            hints: [],
        },
    };
}
function additionsFor(argument, uses) {
    const wanted = argument.name ?? argument.repository ?? '';
    const names = new Set(uses.filter(({ name }) => (0,reference/* sameRepository */.RB)(name, wanted)).map(({ name }) => name));
    return [...names].map((name) => {
        const same = uses.filter((use) => use.name === name);
        return { argument, uses: same, entry: entryFor(argument, name, same) };
    });
}
/** A part that `*` keeps must be written out, since the other part alone would clear it. */
function entryFor(argument, name, uses) {
    const renamed = argument.name === undefined || argument.repository === name ? undefined : argument.repository;
    const versioned = argument.tag !== undefined || argument.digest !== undefined;
    const kept = (part) => (versioned ? only(argument, uses, part) : undefined);
    return {
        name,
        newName: renamed,
        newTag: argument.keepTag ? kept('tag') : argument.tag,
        digest: argument.keepDigest ? kept('digest') : argument.digest,
    };
}
function only(argument, uses, part) {
    const values = [...new Set(uses.map((use) => use[part]))];
    if (values.length <= 1)
        return values[0];
    const listed = uses.map((use) => `${use[part] ?? 'none'} (${use.file}:${use.line})`).join(', ');
    throw new errors/* ReleaseError */.K({
        code: 'edit-ambiguous',
        what: `"${argument.text}" keeps the ${part}, but the image is used with several: ${listed}`,
        where: 'images',
        next: `Give the ${part} instead of "*".`,
    });
}
function refuseContradictions(additions) {
    const byName = new Map();
    for (const addition of additions) {
        const before = byName.get(addition.entry.name);
        if (before !== undefined && !(0,argument/* sameWish */.kp)(before.argument, addition.argument)) {
            throw (0,argument/* contradiction */.qX)(before.argument, addition.argument);
        }
        byName.set(addition.entry.name, before ?? addition);
    }
}
function runsAlready(use, entry) {
    const versioned = entry.newTag !== undefined || entry.digest !== undefined;
    return ((entry.newName === undefined || entry.newName === use.name) &&
        (!versioned || (entry.newTag === use.tag && entry.digest === use.digest)));
}
function insert(kustomization, pending) {
    if (pending.length === 0)
        return { edits: [], at: 0 };
    (0,image_entries/* refuseMergedImages */.p)(kustomization);
    const uses = (0,edit_anchors/* findAnchorUses */.Z)(kustomization.root);
    const home = kustomization.list ?? kustomization.root;
    (0,set_scalars/* refuseShared */.qY)(kustomization.source, { node: home }, uses);
    const distinct = new Map(pending.map(({ entry }) => [entry.name, entry]));
    return insertEntries(kustomization, [...distinct.values()]);
}
function changesOf(path, { entry, uses }, place) {
    const before = [...new Set(uses.map(({ tag, digest }) => (0,kustomize_wanted/* versionText */.KA)({ newTag: tag, digest })))];
    return {
        path,
        ...place,
        image: entry.newName ?? entry.name,
        from: before.join(', '),
        to: (0,kustomize_wanted/* versionText */.KA)(entry),
    };
}
function tell({ entry, uses }, pending) {
    const [use] = uses;
    const where = use === undefined ? {} : { where: { file: use.file, line: use.line } };
    const added = pending.some((one) => one.entry === entry);
    const what = added
        ? `no entry of \`images\` was for "${entry.name}"; one is added`
        : `"${entry.name}" runs as wanted already, without an entry of \`images\``;
    return [{ level: 'notice', what, ...where }];
}
function seenUse({ name, tag, digest, file, line }) {
    return { image: (0,reference/* formatReference */.FH)({ repository: name, tag, digest }), where: { file, line } };
}

;// CONCATENATED MODULE: ./build/core/edit/formats/kustomize/update-entry.js



const noEdits = { wishes: [], edits: [], changes: [], notices: [] };
/** @throws ReleaseError edit-unsafe */
function updateEntry(context, entry, argument) {
    const before = (0,kustomize_wanted/* currentValues */.eQ)(entry);
    const wanted = (0,kustomize_wanted/* wantedValues */.Qt)(argument, entry);
    if (same(before, wanted))
        return noEdits;
    const templated = changedValues(before, wanted).find(kustomize_wanted/* isTemplated */.dw);
    if (templated !== undefined)
        return { ...noEdits, notices: [tellTemplated(context, entry, templated)] };
    const { wishes, edits, at } = setEntry({ ...context, entry }, before, wanted);
    const { source } = context.kustomization;
    const change = {
        path: context.path,
        file: source.file,
        line: (0,unsafe/* placeIn */.VV)(source, at).line,
        image: wanted.newName ?? entry.values.name ?? '',
        from: (0,kustomize_wanted/* versionText */.KA)(before),
        to: (0,kustomize_wanted/* versionText */.KA)(wanted),
    };
    return { wishes, edits, changes: [change], notices: tellSuffix(context, entry) };
}
function same(left, right) {
    return left.newName === right.newName && left.newTag === right.newTag && left.digest === right.digest;
}
function changedValues(before, wanted) {
    const fields = ['newName', 'newTag', 'digest'];
    return fields.filter((field) => before[field] !== wanted[field]).map((field) => before[field]);
}
function tellTemplated({ kustomization: { source } }, { map }, value) {
    const what = `the entry is not touched: another program fills in "${value}"`;
    return { level: 'warning', what, where: (0,unsafe/* placeIn */.VV)(source, map.start) };
}
function tellSuffix({ kustomization: { source } }, entry) {
    const { tagSuffix } = entry.values;
    if (!tagSuffix)
        return [];
    const what = `the entry has tagSuffix "${tagSuffix}", which is left as it is; kustomize ignores it beside newTag or digest`;
    return [{ level: 'warning', what, where: (0,unsafe/* placeIn */.VV)(source, entry.map.start) }];
}

// EXTERNAL MODULE: ./build/core/edit/formats/places.js
var formats_places = __nccwpck_require__(1222);
;// CONCATENATED MODULE: ./build/core/edit/formats/kustomization.js













const kustomizationFormat = {
    name: 'kustomization',
    entryPaths: locate/* kustomizationPaths */.Ue,
    edit(target, files) {
        const located = (0,locate/* locateKustomization */.i6)((0,edit_paths/* repositoryPath */.SH)(target.path), files);
        if (located.kind === 'none')
            return editBelow(target, files);
        if (located.kind === 'need')
            return located;
        return editKustomization(target, (0,image_entries/* readKustomization */.k)(located.path, located.text), files);
    },
};
/**
 * Below a folder without a kustomization, what the kustomizations say already is set. They get no new entries:
 * the image stands in another file below, and is set there.
 */
function editBelow(target, files) {
    const { paths, unread } = (0,formats_places/* placesAt */.uQ)((0,edit_paths/* repositoryPath */.SH)(target.path), files);
    if (unread.length > 0)
        return { kind: 'need', paths: unread };
    const texts = (0,formats_places/* textsAt */.i1)(paths.filter((path) => locate/* KUSTOMIZATION_NAMES */.H7.includes((0,edit_paths/* nameOf */.Vb)(path))), files);
    const parts = texts.map(({ path, text }) => updateOwn(target, (0,image_entries/* readKustomization */.k)(path, text)));
    return parts.length === 0 ? undefined : { kind: 'ready', value: (0,join/* joinResults */.F)(parts) };
}
function editKustomization(target, kustomization, files) {
    const own = updateOwn(target, kustomization);
    const missing = target.images.filter((image) => !own.found.has(image));
    if (missing.length === 0)
        return { kind: 'ready', value: own };
    const added = addMissing({ path: target.path, images: missing }, kustomization, files);
    return added.kind === 'need' ? added : { kind: 'ready', value: (0,join/* joinResults */.F)([own, added.value]) };
}
/** Brings the entries that are there to their wanted values. */
function updateOwn(target, kustomization) {
    const uses = (0,edit_anchors/* findAnchorUses */.Z)(kustomization.root);
    const context = { path: target.path, kustomization, uses };
    const updates = kustomization.entries.map((entry) => {
        const argument = (0,kustomize_wanted/* argumentFor */.Ve)(target.images, entry);
        return argument === undefined ? noEdits : updateEntry(context, entry, argument);
    });
    const scalars = (0,set_scalars/* setScalars */.AR)(kustomization.source, updates.flatMap(({ wishes }) => wishes), uses);
    const matched = target.images.filter((image) => kustomization.entries.some((entry) => (0,kustomize_wanted/* isFor */.Gi)(image, entry)));
    return {
        edits: [...scalars, ...updates.flatMap(({ edits }) => edits)],
        changes: updates.flatMap(({ changes }) => changes),
        notices: [
            ...updates.flatMap(({ notices }) => notices),
            ...matched.flatMap((image) => tellRepeated(kustomization, image)),
            ...tellIgnored(kustomization),
        ],
        found: new Set(matched),
        seen: seenEntries(kustomization),
        problems: [],
        hints: [],
    };
}
function tellRepeated({ source, entries }, image) {
    const matching = entries.filter((entry) => (0,kustomize_wanted/* isFor */.Gi)(image, entry));
    if (matching.length < 2)
        return [];
    const lines = matching.map(({ map }) => (0,unsafe/* placeIn */.VV)(source, map.start).line).join(', ');
    const what = `${matching.length} entries are for "${image.text}" (lines ${lines}); all of them are set`;
    return [{ level: 'notice', what, where: { file: source.file } }];
}
function tellIgnored({ source, ignored }) {
    const [first] = ignored;
    if (first === undefined)
        return [];
    const what = 'kustomize reads the first document of a kustomization only; what follows is left alone';
    return [{ level: 'warning', what, where: (0,unsafe/* placeIn */.VV)(source, first) }];
}
function seenEntries({ source, entries }) {
    const lineOf = (0,lines/* lineStarts */._$)(source.text);
    return entries.flatMap((entry) => {
        const { name, newName } = entry.values;
        if (name === undefined)
            return [];
        const { newTag: tag, digest } = (0,kustomize_wanted/* currentValues */.eQ)(entry);
        const image = (0,reference/* formatReference */.FH)({ repository: newName || name, tag, digest });
        return [{ image, where: { file: source.file, line: lineOf(entry.map.start) } }];
    });
}

// EXTERNAL MODULE: ./build/core/edit/image-value.js
var image_value = __nccwpck_require__(2250);
// EXTERNAL MODULE: ./build/core/edit/formats/encrypted.js
var encrypted = __nccwpck_require__(4816);
// EXTERNAL MODULE: ./build/core/edit/formats/manifest/image-fields.js
var image_fields = __nccwpck_require__(1255);
// EXTERNAL MODULE: ./build/core/edit/formats/marker/line.js
var line = __nccwpck_require__(677);
;// CONCATENATED MODULE: ./build/core/edit/formats/manifest.js
/** manifest: Kubernetes objects that name their images themselves, in a file or a folder without a kustomization. */














const manifestFormat = {
    name: 'manifest',
    entryPaths: (path) => [path],
    edit(target, files) {
        const path = (0,edit_paths/* repositoryPath */.SH)(target.path);
        const { paths, unread } = (0,formats_places/* placesAt */.uQ)(path, files);
        if (unread.length > 0)
            return { kind: 'need', paths: unread };
        const direct = files.get(path)?.kind === 'file';
        const texts = (0,formats_places/* textsAt */.i1)(paths.filter(formats_places/* isManifestName */.zU), files);
        const strict = (entry) => direct && (0,line/* markedLines */.I)(entry.text).length === 0;
        const parts = texts.map((entry) => (strict(entry) ? editFile(target, entry) : tryFile(target, entry)));
        if (parts.every((part) => part.seen.length === 0 && part.problems.length === 0))
            return undefined;
        return { kind: 'ready', value: (0,join/* joinResults */.F)(parts) };
    },
};
/**
 * Beside others, or where markers name what to set, a file that is no YAML (a Helm template, say) matters only if
 * the image is found nowhere.
 */
function tryFile(target, entry) {
    try {
        return editFile(target, entry);
    }
    catch (error) {
        if (!(error instanceof errors/* ReleaseError */.K) || error.code === 'edit-unsafe')
            throw error;
        return { ...join/* nothing */.s, problems: error.failures };
    }
}
function editFile(target, { path: file, text }) {
    const lineOf = (0,lines/* lineStarts */._$)(text);
    const owned = new Set((0,line/* markedLines */.I)(text).map(({ line }) => line));
    const source = { path: target.path, file, text, lineOf, owned };
    return (0,join/* joinResults */.F)((0,yaml/* parseYaml */.h)(file, text).documents.map((document) => editDocument(target, source, document)));
}
function editDocument({ images }, source, { root }) {
    const fields = (0,image_fields/* findImageFields */.q)(root).filter((field) => !source.owned.has(source.lineOf(field.node.start)));
    if (root === undefined || fields.length === 0)
        return join/* nothing */.s;
    if ((0,encrypted/* isEncrypted */.p)(root))
        return { ...join/* nothing */.s, problems: [(0,encrypted/* encryptedProblem */._)(source.file)] };
    const wanted = fields.map((field) => ({ field, argument: images.find((image) => isFor(image, field)) }));
    const parts = wanted.map(({ field, argument }) => judge(source, field, argument));
    const wishes = parts.flatMap(({ wish }) => wish ?? []);
    return {
        ...(0,join/* joinResults */.F)(parts.map(({ result }) => result)),
        edits: (0,set_scalars/* setScalars */.AR)(source, wishes, (0,edit_anchors/* findAnchorUses */.Z)(root)),
    };
}
function isFor({ name, repository }, { value, certain }) {
    if (!certain && (0,reference/* referenceProblem */.te)(value) !== undefined)
        return false;
    const wanted = name ?? repository;
    return wanted !== undefined && (0,reference/* sameRepository */.RB)((0,reference/* splitReference */.mQ)(value).repository, wanted);
}
function judge(source, field, argument) {
    const where = { file: source.file, line: source.lineOf(field.node.start) };
    const seen = field.certain || argument !== undefined ? [{ image: field.value, where }] : [];
    if (argument === undefined)
        return { result: { ...join/* nothing */.s, seen }, wish: undefined };
    const found = new Set([argument]);
    const judged = (0,image_value/* wantedValue */.r)('reference', field.value, argument);
    if (judged.kind === 'refused')
        throw (0,unsafe/* unsafe */.N9)(source, field.node.start, { what: judged.why, next: judged.next });
    if (judged.kind === 'templated') {
        const what = `not touched: another program fills in "${field.value}"`;
        const notice = { level: 'warning', what, where };
        return { result: { ...join/* nothing */.s, found, seen, notices: [notice] }, wish: undefined };
    }
    if (judged.value === field.value)
        return { result: { ...join/* nothing */.s, found, seen }, wish: undefined };
    const image = (0,reference/* splitReference */.mQ)(judged.value).repository;
    const change = { path: source.path, ...where, image, from: judged.from, to: judged.to };
    const quotes = (0,set_scalars/* quotesOf */.xy)(field.node) ?? 'double';
    const wish = { node: field.node, value: judged.value, quotes, flow: field.flow };
    return { result: { ...join/* nothing */.s, found, seen, changes: [change] }, wish };
}

// EXTERNAL MODULE: ./build/core/edit/formats/marker/choose.js
var choose = __nccwpck_require__(2698);
;// CONCATENATED MODULE: ./build/core/edit/formats/marker.js
/**
 * marker: lines of text files in any language that end in a comment `gitops-release: <app or repository>[:tag|:name|
 * :digest]`. The value of that line is replaced, its quotes stay.
 */









const markerFormat = {
    name: 'marker',
    entryPaths: (path) => [path],
    edit(target, files) {
        const { paths, unread } = (0,formats_places/* placesAt */.uQ)((0,edit_paths/* repositoryPath */.SH)(target.path), files);
        if (unread.length > 0)
            return { kind: 'need', paths: unread };
        const marked = (0,formats_places/* textsAt */.i1)(paths, files).filter(({ text }) => (0,line/* markedLines */.I)(text).length > 0);
        if (marked.length === 0)
            return undefined;
        return { kind: 'ready', value: (0,join/* joinResults */.F)(marked.map((entry) => editMarked(target, entry))) };
    },
};
/** What the marked lines of one file need. */
function editMarked({ path, images }, { path: file, text }) {
    const parts = (0,line/* markedLines */.I)(text).map((marked) => {
        const argument = (0,choose/* argumentOf */.Nf)(file, marked, images);
        return argument === undefined
            ? { ...join/* nothing */.s, seen: seenIn(file, marked) }
            : setLine({ path, file, marked }, argument);
    });
    return (0,join/* joinResults */.F)(parts);
}
function setLine({ path, file, marked }, argument) {
    const where = { file, line: marked.line };
    const found = new Set([argument]);
    if ((0,choose/* isTemplatedLine */.FT)(marked)) {
        const what = 'the marked line is not touched: another program fills its value in';
        return { ...join/* nothing */.s, found, notices: [{ level: 'warning', what, where }] };
    }
    const token = (0,choose/* chooseToken */.X1)(file, marked);
    refuseOther({ file, marked }, token.text, argument);
    const judged = (0,image_value/* wantedValue */.r)(marked.kind, token.text, argument);
    if (judged.kind === 'templated')
        return { ...join/* nothing */.s, found };
    if (judged.kind === 'refused') {
        throw new errors/* ReleaseError */.K({ code: 'edit-unsafe', what: judged.why, where, next: judged.next });
    }
    if (judged.value === token.text)
        return { ...join/* nothing */.s, found };
    const image = imageOf(marked.kind, judged.value, argument);
    const change = { path, file, line: marked.line, image, from: judged.from, to: judged.to };
    const { start, end } = token;
    const text = written(file, token, judged.value);
    return { ...join/* nothing */.s, found, edits: [{ file, start, end, text }], changes: [change] };
}
/** A marker left behind on another image must not give it a tag that it does not have. */
function refuseOther({ file, marked }, text, { name, repository }) {
    if (marked.kind !== 'reference' || name !== undefined || (0,reference/* referenceProblem */.te)(text) !== undefined)
        return;
    if ((0,choose/* isNamed */.ev)(text, marked.id) || (0,reference/* sameRepository */.RB)((0,reference/* splitReference */.mQ)(text).repository, repository ?? ''))
        return;
    throw new errors/* ReleaseError */.K({
        code: 'edit-unsafe',
        what: `the marker "gitops-release: ${marked.id}" stands on another image: "${text}"`,
        where: { file, line: marked.line },
        next: `Correct the marker or the value, or rename it on purpose with ${marked.id}=repository:tag.`,
    });
}
/** A bare value of YAML gets quotes where it would be read as a number; other languages keep bare words bare. */
function written(file, token, value) {
    return !token.quoted && /\.ya?ml$/.test(file) ? (0,scalar/* writeScalar */.g)(value, 'plain', 'double') : value;
}
function imageOf(kind, value, { repository, name }) {
    if (kind === 'reference')
        return value.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    return repository ?? name ?? '';
}
/** For the error that lists what is there: a marker for another image. */
function seenIn(file, marked) {
    const where = { file, line: marked.line };
    if (marked.kind !== 'reference' || (0,choose/* isTemplatedLine */.FT)(marked))
        return [{ image: marked.id, where }];
    try {
        const { text } = (0,choose/* chooseToken */.X1)(file, marked);
        return [{ image: (0,reference/* referenceProblem */.te)(text) === undefined ? text : marked.id, where }];
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K)
            return [{ image: marked.id, where }];
        throw error;
    }
}

// EXTERNAL MODULE: ./build/core/edit/glob.js
var glob = __nccwpck_require__(8013);
// EXTERNAL MODULE: ./build/core/edit/selector/parse.js
var parse = __nccwpck_require__(634);
;// CONCATENATED MODULE: ./build/core/edit/glob-targets.js
/** A glob as a target: every path that matches it and uses the images; those that do not are skipped and told. */




/** What says that a path is not for an image, rather than that something is wrong with it. */
const NOT_FOR_IT = ['image-not-found', 'kustomization-missing', 'key-not-found'];
/** What cannot be read under a pattern is told and left out: nobody has named it. */
const NOT_READ = [
    'yaml-invalid',
    'yaml-aliases',
    'toml-invalid',
    'file-binary',
    'file-oversize',
    'file-not-utf8',
];
const MAX_LISTED = 5;
/** @throws ReleaseError path-missing (nothing matches), image-not-found (nothing uses an image), what `edit` throws */
function editGlob(target, files, editor) {
    const { file, key } = (0,parse/* splitKey */._$)(target.path);
    const expanded = (0,glob/* expandGlob */.hT)((0,edit_paths/* repositoryPath */.SH)(file), files);
    if (expanded.kind === 'need')
        return { kind: 'need', paths: withInitial(expanded.paths, editor) };
    if (expanded.value.length === 0)
        throw nothingMatches(target.path);
    const paths = expanded.value.map((path) => (key === undefined ? path : `${path}#${key}`));
    const uses = paths.map((path) => glob_targets_useOf({ path, images: target.images }, files, editor));
    const needs = uses.flatMap(({ needs }) => needs);
    if (needs.length > 0)
        return { kind: 'need', paths: [...new Set(needs)] };
    refuseUnused(target, uses);
    return {
        kind: 'ready',
        value: {
            edits: uses.flatMap(({ edit }) => edit?.edits ?? []),
            changes: uses.flatMap(({ edit }) => edit?.changes ?? []),
            notices: [
                ...target.images.flatMap((image) => tellSkipped(target.path, image, uses)),
                ...uses.flatMap(tellUnread),
                ...uses.flatMap(({ edit }) => edit?.notices ?? []),
            ],
        },
    };
}
/** A path that is looked for by name is most likely a target: what it needs comes along. */
function withInitial(paths, { initialPaths }) {
    return [...new Set(paths.flatMap((path) => [path, ...initialPaths(path)]))];
}
function glob_targets_useOf(target, files, editor) {
    const all = attempt(target, files, editor);
    if (all.failures.length === 0 || target.images.length === 1)
        return all;
    const single = target.images.map((image) => attempt({ path: target.path, images: [image] }, files, editor));
    const needs = single.flatMap((use) => use.needs);
    if (needs.length > 0)
        return { ...all, needs };
    const images = single.flatMap((use) => use.images);
    return images.length === 0 ? all : attempt({ path: target.path, images }, files, editor);
}
function attempt(target, files, editor) {
    const { path, images } = target;
    const none = { path, images: [], edit: undefined, needs: [], failures: [] };
    try {
        const step = editor.edit(target, files);
        return step.kind === 'need' ? { ...none, needs: step.paths } : { ...none, images, edit: step.value };
    }
    catch (error) {
        if (!(error instanceof errors/* ReleaseError */.K))
            throw error;
        const codes = error.failures.map(({ code }) => code);
        if (!codes.some((code) => NOT_FOR_IT.includes(code)) && !codes.every((code) => NOT_READ.includes(code)))
            throw error;
        return { ...none, failures: error.failures };
    }
}
function refuseUnused({ path, images }, uses) {
    const unused = images.filter((image) => !uses.some((use) => use.images.includes(image)));
    const failures = unused.map((image) => {
        const [only, ...more] = uses;
        const why = more.length === 0 ? only?.failures[0]?.what : undefined;
        const matching = uses.map((use) => use.path);
        return {
            code: 'image-not-found',
            what: `none of the ${uses.length} paths that match "${path}" uses the image "${image.name ?? image.repository ?? ''}" (${listed(matching)})${why === undefined ? '' : `: ${why}`}`,
            where: path,
            next: 'Check the spelling of the image and the pattern; `gitops-release list` shows what is there.',
        };
    });
    const [first, ...others] = failures;
    if (first !== undefined)
        throw new errors/* ReleaseError */.K([first, ...others]);
}
function tellSkipped(pattern, image, uses) {
    const skipped = uses.filter((use) => !use.images.includes(image)).map((use) => use.path);
    if (skipped.length === 0)
        return [];
    const what = `${skipped.length} of the ${uses.length} paths that match "${pattern}" do not use "${image.name ?? image.repository ?? ''}" and are left as they are: ${listed(skipped)}`;
    return [{ level: 'notice', what, where: pattern }];
}
function tellUnread({ failures }) {
    const unread = failures.filter(({ code }) => NOT_READ.includes(code));
    return unread.map(({ what, where }) => ({
        level: 'warning',
        what: `not read: ${what}`,
        ...(where === undefined ? {} : { where }),
    }));
}
function listed(paths) {
    const more = paths.length > MAX_LISTED ? ` and ${paths.length - MAX_LISTED} more` : '';
    return `${paths.slice(0, MAX_LISTED).join(', ')}${more}`;
}
function nothingMatches(pattern) {
    return new errors/* ReleaseError */.K({
        code: 'path-missing',
        what: `no file or folder matches "${pattern}"`,
        where: pattern,
        next: 'Check the spelling and the branch: `*` stands for part of one name, `**` for any number of folders; names with a dot in front must be written out.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/selector/find.js
/** Follows a key path through a document's nodes; where it ends too early, says what stands there instead. */



const find_MAX_LISTED = 10;
/** @param roots of all documents; a choice or an index in front picks among several of them */
function findNodes(roots, parts) {
    const [first, ...rest] = parts;
    const picksDocument = first !== undefined && first.kind !== 'key' && roots.every((root) => (0,yaml_node/* resolve */.hd)(root).kind === 'map');
    const start = picksDocument ? pick(roots, first) : roots;
    if (picksDocument && start.length === 0) {
        return { nodes: [], missing: { at: '', part: (0,parse/* formatKeyPath */.K7)([first]), there: choices(roots, first) } };
    }
    return follow(start, picksDocument ? [first] : [], picksDocument ? rest : parts);
}
function follow(nodes, done, parts) {
    const [part, ...rest] = parts;
    if (part === undefined)
        return { nodes, missing: undefined };
    const next = nodes.flatMap((node) => step(node, part));
    if (next.length > 0)
        return follow(next, [...done, part], rest);
    const there = [...new Set(nodes.flatMap((node) => alternatives(node, part)))];
    const missing = { at: (0,parse/* formatKeyPath */.K7)(done), part: (0,parse/* formatKeyPath */.K7)([part]), there: there.slice(0, find_MAX_LISTED) };
    return { nodes: [], missing };
}
function step(node, part) {
    const target = (0,yaml_node/* resolve */.hd)(node);
    if (part.kind === 'key') {
        const pair = target.kind === 'map' ? (0,yaml_node/* pairOf */.cF)(target, part.key) : undefined;
        return pair === undefined ? [] : [pair.value];
    }
    return target.kind === 'list' ? pick(target.items, part) : [];
}
function pick(items, part) {
    if (part.kind === 'index')
        return items.slice(part.index, part.index + 1);
    return items.filter((item) => part.kind === 'where' && valueAt(item, part.key) === part.value);
}
function valueAt(item, key) {
    const map = (0,yaml_node/* resolve */.hd)(item);
    return map.kind === 'map' ? (0,yaml_node/* textOf */.b6)((0,yaml_node/* pairOf */.cF)(map, key)?.value) : undefined;
}
function alternatives(node, part) {
    const target = (0,yaml_node/* resolve */.hd)(node);
    if (target.kind === 'list')
        return choices(target.items, part);
    if (target.kind !== 'map')
        return [];
    const keys = target.pairs.flatMap((pair) => (0,yaml_node/* keyOf */.TN)(pair) ?? []);
    const wanted = part.kind === 'key' ? part.key : '';
    return ranked(wanted, keys).map((key) => (0,parse/* formatKeyPath */.K7)([{ kind: 'key', key }]));
}
/** Items of a list by their names, or the indexes that it has. */
function choices(items, part) {
    const key = part.kind === 'where' ? part.key : 'name';
    const values = items.flatMap((item) => valueAt(item, key) ?? []);
    if (values.length === 0)
        return items.slice(0, find_MAX_LISTED).map((_, index) => `[${index}]`);
    const wanted = part.kind === 'where' ? part.value : part.kind === 'key' ? part.key : '';
    return ranked(wanted, values).map((value) => (0,parse/* formatKeyPath */.K7)([{ kind: 'where', key, value }]));
}
function ranked(wanted, names) {
    const near = names.map((name) => ({
        name,
        distance: editDistance(wanted.slice(0, 100), name.slice(0, 100)),
    }));
    return near.sort((left, right) => left.distance - right.distance).map(({ name }) => name);
}

;// CONCATENATED MODULE: ./node_modules/toml-eslint-parser/lib/chunk-15K8U1wQ.mjs
//#region rolldown:runtime
var __defProp = Object.defineProperty;
var __exportAll = (all, symbols) => {
	let target = {};
	for (var name in all) {
		__defProp(target, name, {
			get: all[name],
			enumerable: true
		});
	}
	if (symbols) {
		__defProp(target, Symbol.toStringTag, { value: "Module" });
	}
	return target;
};

//#endregion

;// CONCATENATED MODULE: ./node_modules/eslint-visitor-keys/lib/visitor-keys.js
/* eslint-disable jsdoc/valid-types -- doesn't allow `readonly`.
   TODO: remove eslint-disable when https://github.com/jsdoc-type-pratt-parser/jsdoc-type-pratt-parser/issues/164 is fixed
*/
/**
 * @typedef {{ readonly [type: string]: ReadonlyArray<string> }} VisitorKeys
 */
/* eslint-enable jsdoc/valid-types -- doesn't allow `readonly string[]`. TODO: check why */

/**
 * @type {VisitorKeys}
 */
const KEYS = {
	ArrayExpression: ["elements"],
	ArrayPattern: ["elements"],
	ArrowFunctionExpression: ["params", "body"],
	AssignmentExpression: ["left", "right"],
	AssignmentPattern: ["left", "right"],
	AwaitExpression: ["argument"],
	BinaryExpression: ["left", "right"],
	BlockStatement: ["body"],
	BreakStatement: ["label"],
	CallExpression: ["callee", "arguments"],
	CatchClause: ["param", "body"],
	ChainExpression: ["expression"],
	ClassBody: ["body"],
	ClassDeclaration: ["id", "superClass", "body"],
	ClassExpression: ["id", "superClass", "body"],
	ConditionalExpression: ["test", "consequent", "alternate"],
	ContinueStatement: ["label"],
	DebuggerStatement: [],
	DoWhileStatement: ["body", "test"],
	EmptyStatement: [],
	ExperimentalRestProperty: ["argument"],
	ExperimentalSpreadProperty: ["argument"],
	ExportAllDeclaration: ["exported", "source", "attributes"],
	ExportDefaultDeclaration: ["declaration"],
	ExportNamedDeclaration: [
		"declaration",
		"specifiers",
		"source",
		"attributes",
	],
	ExportSpecifier: ["local", "exported"],
	ExpressionStatement: ["expression"],
	ForInStatement: ["left", "right", "body"],
	ForOfStatement: ["left", "right", "body"],
	ForStatement: ["init", "test", "update", "body"],
	FunctionDeclaration: ["id", "params", "body"],
	FunctionExpression: ["id", "params", "body"],
	Identifier: [],
	IfStatement: ["test", "consequent", "alternate"],
	ImportAttribute: ["key", "value"],
	ImportDeclaration: ["specifiers", "source", "attributes"],
	ImportDefaultSpecifier: ["local"],
	ImportExpression: ["source", "options"],
	ImportNamespaceSpecifier: ["local"],
	ImportSpecifier: ["imported", "local"],
	JSXAttribute: ["name", "value"],
	JSXClosingElement: ["name"],
	JSXClosingFragment: [],
	JSXElement: ["openingElement", "children", "closingElement"],
	JSXEmptyExpression: [],
	JSXExpressionContainer: ["expression"],
	JSXFragment: ["openingFragment", "children", "closingFragment"],
	JSXIdentifier: [],
	JSXMemberExpression: ["object", "property"],
	JSXNamespacedName: ["namespace", "name"],
	JSXOpeningElement: ["name", "attributes"],
	JSXOpeningFragment: [],
	JSXSpreadAttribute: ["argument"],
	JSXSpreadChild: ["expression"],
	JSXText: [],
	LabeledStatement: ["label", "body"],
	Literal: [],
	LogicalExpression: ["left", "right"],
	MemberExpression: ["object", "property"],
	MetaProperty: ["meta", "property"],
	MethodDefinition: ["key", "value"],
	NewExpression: ["callee", "arguments"],
	ObjectExpression: ["properties"],
	ObjectPattern: ["properties"],
	PrivateIdentifier: [],
	Program: ["body"],
	Property: ["key", "value"],
	PropertyDefinition: ["key", "value"],
	RestElement: ["argument"],
	ReturnStatement: ["argument"],
	SequenceExpression: ["expressions"],
	SpreadElement: ["argument"],
	StaticBlock: ["body"],
	Super: [],
	SwitchCase: ["test", "consequent"],
	SwitchStatement: ["discriminant", "cases"],
	TaggedTemplateExpression: ["tag", "quasi"],
	TemplateElement: [],
	TemplateLiteral: ["quasis", "expressions"],
	ThisExpression: [],
	ThrowStatement: ["argument"],
	TryStatement: ["block", "handler", "finalizer"],
	UnaryExpression: ["argument"],
	UpdateExpression: ["argument"],
	VariableDeclaration: ["declarations"],
	VariableDeclarator: ["id", "init"],
	WhileStatement: ["test", "body"],
	WithStatement: ["object", "body"],
	YieldExpression: ["argument"],
};

// Types.
const NODE_TYPES = Object.keys(KEYS);

// Freeze the keys.
for (const type of NODE_TYPES) {
	Object.freeze(KEYS[type]);
}
Object.freeze(KEYS);

/* harmony default export */ const visitor_keys = (KEYS);

;// CONCATENATED MODULE: ./node_modules/eslint-visitor-keys/lib/index.js
/**
 * @author Toru Nagashima <https://github.com/mysticatea>
 * See LICENSE file in root directory for full license.
 */


/**
 * @typedef {import('./visitor-keys.js').VisitorKeys} VisitorKeys
 */

// List to ignore keys.
const KEY_BLACKLIST = new Set([
	"parent",
	"leadingComments",
	"trailingComments",
]);

/**
 * Check whether a given key should be used or not.
 * @param {string} key The key to check.
 * @returns {boolean} `true` if the key should be used.
 */
function filterKey(key) {
	return !KEY_BLACKLIST.has(key) && key[0] !== "_";
}

/* eslint-disable jsdoc/valid-types -- doesn't allow `readonly`.
   TODO: remove eslint-disable when https://github.com/jsdoc-type-pratt-parser/jsdoc-type-pratt-parser/issues/164 is fixed
*/
/**
 * Get visitor keys of a given node.
 * @param {Object} node The AST node to get keys.
 * @returns {readonly string[]} Visitor keys of the node.
 */
function getKeys(node) {
	return Object.keys(node).filter(filterKey);
}
/* eslint-enable jsdoc/valid-types -- doesn't allow `readonly` */

/**
 * Make the union set with `KEYS` and given keys.
 * @param {VisitorKeys} additionalKeys The additional keys.
 * @returns {VisitorKeys} The union set.
 */
function unionWith(additionalKeys) {
	const retv =
		/** @type {{ [type: string]: ReadonlyArray<string> }} */
		(Object.assign({}, visitor_keys));

	for (const type of Object.keys(additionalKeys)) {
		if (Object.hasOwn(retv, type)) {
			const keys = new Set(additionalKeys[type]);

			for (const key of retv[type]) {
				keys.add(key);
			}

			retv[type] = Object.freeze(Array.from(keys));
		} else {
			retv[type] = Object.freeze(Array.from(additionalKeys[type]));
		}
	}

	return Object.freeze(retv);
}



;// CONCATENATED MODULE: ./node_modules/toml-eslint-parser/lib/index.mjs



//#region src/internal-utils/index.ts
/**
* Get the last element from given array
*/
function last(arr) {
	return arr[arr.length - 1] ?? null;
}
/**
* Node to key name
*/
function toKeyName(node) {
	return node.type === "TOMLBare" ? node.name : node.value;
}

//#endregion
//#region src/parser-options.ts
var TOMLVerImpl = class {
	constructor(major, minor) {
		this.major = major;
		this.minor = minor;
	}
	lt(major, minor) {
		return this.major < major || this.major === major && this.minor < minor;
	}
	gte(major, minor) {
		return this.major > major || this.major === major && this.minor >= minor;
	}
};
const TOML_VERSION_1_0 = new TOMLVerImpl(1, 0);
const TOML_VERSION_1_1 = new TOMLVerImpl(1, 1);
const DEFAULT_TOML_VERSION = TOML_VERSION_1_1;
const SUPPORTED_TOML_VERSIONS = {
	"1.0": TOML_VERSION_1_0,
	"1.0.0": TOML_VERSION_1_0,
	"1.1": TOML_VERSION_1_1,
	"1.1.0": TOML_VERSION_1_1,
	latest: TOML_VERSION_1_1,
	next: TOML_VERSION_1_1
};
/**
* Get TOML version object from given TOML version string.
*/
function getTOMLVer(v) {
	return v && SUPPORTED_TOML_VERSIONS[v] || DEFAULT_TOML_VERSION;
}

//#endregion
//#region src/errors.ts
const MESSAGES = {
	"unterminated-string": "Unterminated string constant",
	"unterminated-table-key": "Unterminated table-key",
	"unterminated-array": "Unterminated array",
	"unterminated-inline-table": "Unterminated inline table",
	"missing-key": "Empty bare keys are not allowed",
	"missing-newline": "Must be a newline",
	"missing-equals-sign": "Expected equal (=) token",
	"missing-value": "Unspecified values are invalid",
	"missing-comma": "Expected comma (,) token",
	"dupe-keys": "Defining a key multiple times is invalid",
	"unexpected-char": "Unexpected character",
	"unexpected-token": "Unexpected token",
	"invalid-control-character": "Control characters (codes < 0x1f and 0x7f) are not allowed",
	"invalid-comment-character": "Invalid code point {{cp}} within comments",
	"invalid-key-value-newline": "The key, equals sign, and value must be on the same line",
	"invalid-inline-table-newline": "No newlines are allowed between the curly braces unless they are valid within a value",
	"invalid-underscore": "Underscores are allowed between digits",
	"invalid-space": "Unexpected spaces",
	"invalid-three-quotes": "Three or more quotes are not permitted",
	"invalid-date": "Unexpected invalid date",
	"invalid-time": "Unexpected invalid time",
	"invalid-leading-zero": "Leading zeros are not allowed",
	"invalid-trailing-comma-in-inline-table": "Trailing comma is not permitted in an inline table",
	"invalid-char-in-escape-sequence": "Invalid character in escape sequence",
	"invalid-consecutive-dots-in-key": "Consecutive dots are not permitted in keys",
	"invalid-code-point": "Invalid code point {{cp}}",
	"invalid-trailing-dot-in-key": "Keys cannot end with a dot",
	"invalid-leading-dot-in-key": "Keys cannot start with a dot"
};
/**
* Get message from error code
*/
function getMessage(code, data) {
	if (data) return MESSAGES[code].replace(/\{\{(.*?)\}\}/gu, (_, name$2) => {
		if (name$2 in data) return data[name$2];
		return `{{${name$2}}}`;
	});
	return MESSAGES[code];
}
/**
* TOML parse errors.
*/
var ParseError = class extends SyntaxError {
	/**
	* Initialize this ParseError instance.
	*
	*/
	constructor(code, offset, line, column, data) {
		super(getMessage(code, data));
		this.index = offset;
		this.lineNumber = line;
		this.column = column;
	}
};

//#endregion
//#region src/tokenizer/code-point.ts
const CodePoint = {
	EOF: -1,
	NULL: 0,
	SOH: 1,
	BACKSPACE: 8,
	TABULATION: 9,
	LINE_FEED: 10,
	FORM_FEED: 12,
	CARRIAGE_RETURN: 13,
	ESCAPE: 27,
	SO: 14,
	US: 31,
	SPACE: 32,
	QUOTATION_MARK: 34,
	HASH: 35,
	SINGLE_QUOTE: 39,
	PLUS_SIGN: 43,
	COMMA: 44,
	DASH: 45,
	DOT: 46,
	DIGIT_0: 48,
	DIGIT_1: 49,
	DIGIT_2: 50,
	DIGIT_3: 51,
	DIGIT_7: 55,
	DIGIT_9: 57,
	COLON: 58,
	EQUALS_SIGN: 61,
	LATIN_CAPITAL_A: 65,
	LATIN_CAPITAL_E: 69,
	LATIN_CAPITAL_F: 70,
	LATIN_CAPITAL_T: 84,
	LATIN_CAPITAL_U: 85,
	LATIN_CAPITAL_Z: 90,
	LEFT_BRACKET: 91,
	BACKSLASH: 92,
	RIGHT_BRACKET: 93,
	UNDERSCORE: 95,
	LATIN_SMALL_A: 97,
	LATIN_SMALL_B: 98,
	LATIN_SMALL_E: 101,
	LATIN_SMALL_F: 102,
	LATIN_SMALL_I: 105,
	LATIN_SMALL_L: 108,
	LATIN_SMALL_N: 110,
	LATIN_SMALL_O: 111,
	LATIN_SMALL_R: 114,
	LATIN_SMALL_S: 115,
	LATIN_SMALL_T: 116,
	LATIN_SMALL_U: 117,
	LATIN_SMALL_X: 120,
	LATIN_SMALL_Z: 122,
	LEFT_BRACE: 123,
	RIGHT_BRACE: 125,
	TILDE: 126,
	DELETE: 127,
	PAD: 128,
	SUPERSCRIPT_TWO: 178,
	SUPERSCRIPT_THREE: 179,
	SUPERSCRIPT_ONE: 185,
	VULGAR_FRACTION_ONE_QUARTER: 188,
	VULGAR_FRACTION_THREE_QUARTERS: 190,
	LATIN_CAPITAL_LETTER_A_WITH_GRAVE: 192,
	LATIN_CAPITAL_LETTER_O_WITH_DIAERESIS: 214,
	LATIN_CAPITAL_LETTER_O_WITH_STROKE: 216,
	LATIN_SMALL_LETTER_O_WITH_DIAERESIS: 246,
	LATIN_SMALL_LETTER_O_WITH_STROKE: 248,
	GREEK_SMALL_REVERSED_DOTTED_LUNATE_SIGMA_SYMBOL: 891,
	GREEK_CAPITAL_LETTER_YOT: 895,
	CP_1FFF: 8191,
	ZERO_WIDTH_NON_JOINER: 8204,
	ZERO_WIDTH_JOINER: 8205,
	UNDERTIE: 8255,
	CHARACTER_TIE: 8256,
	SUPERSCRIPT_ZERO: 8304,
	CP_218F: 8591,
	CIRCLED_DIGIT_ONE: 9312,
	NEGATIVE_CIRCLED_DIGIT_ZERO: 9471,
	GLAGOLITIC_CAPITAL_LETTER_AZU: 11264,
	CP_2FEF: 12271,
	IDEOGRAPHIC_COMMA: 12289,
	CP_D7FF: 55295,
	CP_E000: 57344,
	CJK_COMPATIBILITY_IDEOGRAPH_F900: 63744,
	ARABIC_LIGATURE_SALAAMUHU_ALAYNAA: 64975,
	ARABIC_LIGATURE_SALLA_USED_AS_KORANIC_STOP_SIGN_ISOLATED_FORM: 65008,
	REPLACEMENT_CHARACTER: 65533,
	LINEAR_B_SYLLABLE_B008_A: 65536,
	CP_EFFFF: 983039,
	CP_10FFFF: 1114111
};
/**
* Check whether the code point is a control character.
*/
function isControl(cp) {
	return cp >= CodePoint.NULL && cp <= CodePoint.US;
}
/**
* Check whether the code point is a whitespace.
*/
function isWhitespace(cp) {
	return cp === CodePoint.TABULATION || cp === CodePoint.SPACE;
}
/**
* Check whether the code point is a end of line.
*/
function isEOL(cp) {
	return cp === CodePoint.LINE_FEED || cp === CodePoint.CARRIAGE_RETURN;
}
/**
* Check whether the code point is an uppercase letter character.
*/
function isUpperLetter(cp) {
	return cp >= CodePoint.LATIN_CAPITAL_A && cp <= CodePoint.LATIN_CAPITAL_Z;
}
/**
* Check whether the code point is a lowercase letter character.
*/
function isLowerLetter(cp) {
	return cp >= CodePoint.LATIN_SMALL_A && cp <= CodePoint.LATIN_SMALL_Z;
}
/**
* Check whether the code point is a letter character.
*/
function isLetter(cp) {
	return isLowerLetter(cp) || isUpperLetter(cp);
}
/**
* Check whether the code point is a digit character.
*/
function isDigit(cp) {
	return cp >= CodePoint.DIGIT_0 && cp <= CodePoint.DIGIT_9;
}
/**
* Check whether the code point is a hex digit character.
*/
function isHexDig(cp) {
	return isDigit(cp) || cp >= CodePoint.LATIN_SMALL_A && cp <= CodePoint.LATIN_SMALL_F || cp >= CodePoint.LATIN_CAPITAL_A && cp <= CodePoint.LATIN_CAPITAL_F;
}
/**
* Check whether the code point is a octal digit character.
*/
function isOctalDig(cp) {
	return cp >= CodePoint.DIGIT_0 && cp <= CodePoint.DIGIT_7;
}
/**
* Check whether the code point is valid code point.
*
* see
* - https://unicode.org/glossary/#unicode_scalar_value
* - https://toml.io/en/v1.0.0#string
*/
function isUnicodeScalarValue(cp) {
	return cp >= 0 && cp <= 55295 || cp >= 57344 && cp <= 1114111;
}

//#endregion
//#region src/tokenizer/locs.ts
/**
* Find the last index of the array that is less than or equal to the value.
*/
function sortedLastIndex(array, value) {
	let low = 0;
	let high = array.length;
	while (low < high) {
		const mid = low + high >>> 1;
		const val = array[mid];
		if (val === value) return mid + 1;
		if (val < value) low = mid + 1;
		else high = mid;
	}
	return low;
}
/**
* A class for getting lines and columns location.
*/
var Locations = class {
	constructor() {
		this.offsets = [];
	}
	addOffset(offset) {
		for (let i = this.offsets.length - 1; i >= 0; i--) {
			const element = this.offsets[i];
			if (element === offset) return;
			if (element < offset) break;
		}
		this.offsets.push(offset);
	}
	/**
	* Calculate the location of the given index.
	* @param index The index to calculate their location.
	* @returns The location of the index.
	*/
	getLocFromIndex(offset) {
		const line = sortedLastIndex(this.offsets, offset) + 1;
		return {
			line,
			column: offset - (line === 1 ? 0 : this.offsets[line - 2])
		};
	}
};

//#endregion
//#region src/tokenizer/code-point-iterator.ts
var CodePointIterator = class {
	/**
	* Initialize this char iterator.
	*/
	constructor(text) {
		this.locs = new Locations();
		this.lastCodePoint = CodePoint.NULL;
		this.start = -1;
		this.end = 0;
		this.text = text;
	}
	next() {
		if (this.lastCodePoint === CodePoint.EOF) return CodePoint.EOF;
		return this.lastCodePoint = this.moveAt(this.end);
	}
	getLocFromIndex(index) {
		return this.locs.getLocFromIndex(index);
	}
	eat(cp) {
		if (this.text.codePointAt(this.end) === cp) {
			this.next();
			return true;
		}
		return false;
	}
	moveAt(offset) {
		this.start = this.end = offset;
		const cp = this.text.codePointAt(this.start) ?? CodePoint.EOF;
		if (cp === CodePoint.EOF) {
			this.end = this.start;
			return cp;
		}
		this.end += cp >= 65536 ? 2 : 1;
		if (cp === CodePoint.LINE_FEED) this.locs.addOffset(this.end);
		else if (cp === CodePoint.CARRIAGE_RETURN) {
			if (this.text.codePointAt(this.end) === CodePoint.LINE_FEED) {
				this.end++;
				this.locs.addOffset(this.end);
			}
			return CodePoint.LINE_FEED;
		}
		return cp;
	}
};

//#endregion
//#region src/tokenizer/tokenizer.ts
const HAS_BIGINT = typeof BigInt !== "undefined";
const RADIX_PREFIXES = {
	16: "0x",
	10: "",
	8: "0o",
	2: "0b"
};
const ESCAPES_1_0 = {
	[CodePoint.QUOTATION_MARK]: CodePoint.QUOTATION_MARK,
	[CodePoint.BACKSLASH]: CodePoint.BACKSLASH,
	[CodePoint.LATIN_SMALL_B]: CodePoint.BACKSPACE,
	[CodePoint.LATIN_SMALL_F]: CodePoint.FORM_FEED,
	[CodePoint.LATIN_SMALL_N]: CodePoint.LINE_FEED,
	[CodePoint.LATIN_SMALL_R]: CodePoint.CARRIAGE_RETURN,
	[CodePoint.LATIN_SMALL_T]: CodePoint.TABULATION
};
const ESCAPES_LATEST = {
	...ESCAPES_1_0,
	[CodePoint.LATIN_SMALL_E]: CodePoint.ESCAPE
};
/**
* Tokenizer for TOML.
*/
var Tokenizer = class {
	/**
	* Initialize this tokenizer.
	*/
	constructor(text, parserOptions) {
		this.backCode = false;
		this.lastCodePoint = CodePoint.NULL;
		this.state = "DATA";
		this.token = null;
		this.tokenStart = -1;
		this.valuesEnabled = false;
		this.text = text;
		this.parserOptions = parserOptions || {};
		this.codePointIterator = new CodePointIterator(text);
		this.tomlVersion = getTOMLVer(this.parserOptions.tomlVersion);
		this.ESCAPES = this.tomlVersion.gte(1, 1) ? ESCAPES_LATEST : ESCAPES_1_0;
	}
	get start() {
		return this.codePointIterator.start;
	}
	get end() {
		return this.codePointIterator.end;
	}
	getLocFromIndex(index) {
		return this.codePointIterator.getLocFromIndex(index);
	}
	/**
	* Report an invalid character error.
	*/
	reportParseError(code, data) {
		const offset = this.codePointIterator.start;
		const loc = this.codePointIterator.getLocFromIndex(offset);
		throw new ParseError(code, offset, loc.line, loc.column, data);
	}
	/**
	* Get the next token.
	*/
	nextToken() {
		let token = this.token;
		if (token != null) {
			this.token = null;
			return token;
		}
		let cp = this.lastCodePoint;
		while (cp !== CodePoint.EOF && !this.token) {
			cp = this.nextCode();
			const nextState = this[this.state](cp);
			if (!nextState) throw new Error(`Unknown error: pre state=${this.state}`);
			this.state = nextState;
		}
		token = this.token;
		this.token = null;
		return token;
	}
	/**
	* Get the next code point.
	*/
	nextCode() {
		if (this.lastCodePoint === CodePoint.EOF) return CodePoint.EOF;
		if (this.backCode) {
			this.backCode = false;
			return this.lastCodePoint;
		}
		return this.lastCodePoint = this.codePointIterator.next();
	}
	/**
	* Eat the next code point.
	*/
	eatCode(cp) {
		if (this.lastCodePoint === CodePoint.EOF) return false;
		if (this.backCode) {
			if (this.lastCodePoint === cp) {
				this.backCode = false;
				return true;
			}
			return false;
		}
		return this.codePointIterator.eat(cp);
	}
	/**
	* Moves the character position to the given position.
	*/
	moveAt(loc) {
		if (this.backCode) this.backCode = false;
		this.lastCodePoint = this.codePointIterator.moveAt(loc);
	}
	/**
	* Back the current code point as the given state.
	*/
	back(state) {
		this.backCode = true;
		return state;
	}
	punctuatorToken() {
		this.startToken();
		this.endToken("Punctuator", "end");
	}
	startToken() {
		this.tokenStart = this.codePointIterator.start;
	}
	/**
	* Commit the current token.
	*/
	endToken(type, pos, option1, option2) {
		const { tokenStart } = this;
		const end = this.codePointIterator[pos];
		const range = [tokenStart, end];
		const loc = {
			start: this.codePointIterator.getLocFromIndex(tokenStart),
			end: this.codePointIterator.getLocFromIndex(end)
		};
		if (type === "Block") this.token = {
			type,
			value: this.text.slice(tokenStart + 1, end),
			range,
			loc
		};
		else {
			let token;
			const value = this.text.slice(tokenStart, end);
			if (type === "BasicString" || type === "LiteralString" || type === "MultiLineBasicString" || type === "MultiLineLiteralString") token = {
				type,
				value,
				string: option1,
				range,
				loc
			};
			else if (type === "Integer") {
				const text = option1;
				token = {
					type,
					value,
					number: parseInt(text, option2),
					bigint: HAS_BIGINT ? BigInt(RADIX_PREFIXES[option2] + text) : null,
					range,
					loc
				};
			} else if (type === "Float") token = {
				type,
				value,
				number: option1,
				range,
				loc
			};
			else if (type === "Boolean") token = {
				type,
				value,
				boolean: option1,
				range,
				loc
			};
			else if (type === "LocalDate" || type === "LocalTime" || type === "LocalDateTime" || type === "OffsetDateTime") token = {
				type,
				value,
				date: option1,
				range,
				loc
			};
			else token = {
				type,
				value,
				range,
				loc
			};
			this.token = token;
		}
	}
	DATA(cp) {
		while (isWhitespace(cp) || isEOL(cp)) cp = this.nextCode();
		if (cp === CodePoint.HASH) {
			this.startToken();
			return "COMMENT";
		}
		if (cp === CodePoint.QUOTATION_MARK) {
			this.startToken();
			return "BASIC_STRING";
		}
		if (cp === CodePoint.SINGLE_QUOTE) {
			this.startToken();
			return "LITERAL_STRING";
		}
		if (cp === CodePoint.DOT || cp === CodePoint.EQUALS_SIGN || cp === CodePoint.LEFT_BRACKET || cp === CodePoint.RIGHT_BRACKET || cp === CodePoint.LEFT_BRACE || cp === CodePoint.RIGHT_BRACE || cp === CodePoint.COMMA) {
			this.punctuatorToken();
			return "DATA";
		}
		if (this.valuesEnabled) {
			if (cp === CodePoint.DASH || cp === CodePoint.PLUS_SIGN) {
				this.startToken();
				return "SIGN";
			}
			if (cp === CodePoint.LATIN_SMALL_N || cp === CodePoint.LATIN_SMALL_I) {
				this.startToken();
				return this.back("NAN_OR_INF");
			}
			if (isDigit(cp)) {
				this.startToken();
				return this.back("NUMBER");
			}
			if (cp === CodePoint.LATIN_SMALL_T || cp === CodePoint.LATIN_SMALL_F) {
				this.startToken();
				return this.back("BOOLEAN");
			}
		} else if (isUnquotedKeyChar(cp, this.tomlVersion)) {
			this.startToken();
			return "BARE";
		}
		if (cp === CodePoint.EOF) return "DATA";
		return this.reportParseError("unexpected-char");
	}
	COMMENT(cp) {
		const processCommentChar = this.tomlVersion.gte(1, 1) ? (c) => {
			if (!isNonEOL(c)) this.reportParseError("invalid-comment-character", { cp: JSON.stringify(String.fromCodePoint(c)).slice(1, -1) });
		} : (c) => {
			if (isControlOtherThanTab(c)) this.reportParseErrorControlChar();
		};
		while (!isEOL(cp) && cp !== CodePoint.EOF) {
			processCommentChar(cp);
			cp = this.nextCode();
		}
		this.endToken("Block", "start");
		return "DATA";
	}
	BARE(cp) {
		while (isUnquotedKeyChar(cp, this.tomlVersion)) cp = this.nextCode();
		this.endToken("Bare", "start");
		return this.back("DATA");
	}
	BASIC_STRING(cp) {
		if (cp === CodePoint.QUOTATION_MARK) {
			cp = this.nextCode();
			if (cp === CodePoint.QUOTATION_MARK) return "MULTI_LINE_BASIC_STRING";
			this.endToken("BasicString", "start", "");
			return this.back("DATA");
		}
		const out = [];
		while (cp !== CodePoint.QUOTATION_MARK && cp !== CodePoint.EOF && cp !== CodePoint.LINE_FEED) {
			if (isControlOtherThanTab(cp)) return this.reportParseErrorControlChar();
			if (cp === CodePoint.BACKSLASH) {
				cp = this.nextCode();
				const ecp = this.ESCAPES[cp];
				if (ecp) {
					out.push(ecp);
					cp = this.nextCode();
					continue;
				} else if (cp === CodePoint.LATIN_SMALL_U) {
					const code = this.parseUnicode(4);
					out.push(code);
					cp = this.nextCode();
					continue;
				} else if (cp === CodePoint.LATIN_CAPITAL_U) {
					const code = this.parseUnicode(8);
					out.push(code);
					cp = this.nextCode();
					continue;
				} else if (cp === CodePoint.LATIN_SMALL_X && this.tomlVersion.gte(1, 1)) {
					const code = this.parseUnicode(2);
					out.push(code);
					cp = this.nextCode();
					continue;
				}
				return this.reportParseError("invalid-char-in-escape-sequence");
			}
			out.push(cp);
			cp = this.nextCode();
		}
		if (cp !== CodePoint.QUOTATION_MARK) return this.reportParseError("unterminated-string");
		this.endToken("BasicString", "end", String.fromCodePoint(...out));
		return "DATA";
	}
	MULTI_LINE_BASIC_STRING(cp) {
		const out = [];
		if (cp === CodePoint.LINE_FEED) cp = this.nextCode();
		while (cp !== CodePoint.EOF) {
			if (cp !== CodePoint.LINE_FEED && isControlOtherThanTab(cp)) return this.reportParseErrorControlChar();
			if (cp === CodePoint.QUOTATION_MARK) {
				const startPos = this.codePointIterator.start;
				if (this.eatCode(CodePoint.QUOTATION_MARK) && this.eatCode(CodePoint.QUOTATION_MARK)) {
					if (this.eatCode(CodePoint.QUOTATION_MARK)) {
						out.push(CodePoint.QUOTATION_MARK);
						if (this.eatCode(CodePoint.QUOTATION_MARK)) {
							out.push(CodePoint.QUOTATION_MARK);
							if (this.eatCode(CodePoint.QUOTATION_MARK)) {
								this.moveAt(startPos);
								return this.reportParseError("invalid-three-quotes");
							}
						}
					}
					this.endToken("MultiLineBasicString", "end", String.fromCodePoint(...out));
					return "DATA";
				}
				this.moveAt(startPos);
			}
			if (cp === CodePoint.BACKSLASH) {
				cp = this.nextCode();
				const ecp = this.ESCAPES[cp];
				if (ecp) {
					out.push(ecp);
					cp = this.nextCode();
					continue;
				} else if (cp === CodePoint.LATIN_SMALL_U) {
					const code = this.parseUnicode(4);
					out.push(code);
					cp = this.nextCode();
					continue;
				} else if (cp === CodePoint.LATIN_CAPITAL_U) {
					const code = this.parseUnicode(8);
					out.push(code);
					cp = this.nextCode();
					continue;
				} else if (cp === CodePoint.LATIN_SMALL_X && this.tomlVersion.gte(1, 1)) {
					const code = this.parseUnicode(2);
					out.push(code);
					cp = this.nextCode();
					continue;
				} else if (cp === CodePoint.LINE_FEED) {
					cp = this.nextCode();
					while (isWhitespace(cp) || cp === CodePoint.LINE_FEED) cp = this.nextCode();
					continue;
				} else if (isWhitespace(cp)) {
					let valid = true;
					const startPos = this.codePointIterator.start;
					let nextCp;
					while ((nextCp = this.nextCode()) !== CodePoint.EOF) {
						if (nextCp === CodePoint.LINE_FEED) break;
						if (!isWhitespace(nextCp)) {
							this.moveAt(startPos);
							valid = false;
							break;
						}
					}
					if (valid) {
						cp = this.nextCode();
						while (isWhitespace(cp) || cp === CodePoint.LINE_FEED) cp = this.nextCode();
						continue;
					}
				}
				return this.reportParseError("invalid-char-in-escape-sequence");
			}
			out.push(cp);
			cp = this.nextCode();
		}
		return this.reportParseError("unterminated-string");
	}
	LITERAL_STRING(cp) {
		if (cp === CodePoint.SINGLE_QUOTE) {
			cp = this.nextCode();
			if (cp === CodePoint.SINGLE_QUOTE) return "MULTI_LINE_LITERAL_STRING";
			this.endToken("LiteralString", "start", "");
			return this.back("DATA");
		}
		const out = [];
		while (cp !== CodePoint.SINGLE_QUOTE && cp !== CodePoint.EOF && cp !== CodePoint.LINE_FEED) {
			if (isControlOtherThanTab(cp)) return this.reportParseErrorControlChar();
			out.push(cp);
			cp = this.nextCode();
		}
		if (cp !== CodePoint.SINGLE_QUOTE) return this.reportParseError("unterminated-string");
		this.endToken("LiteralString", "end", String.fromCodePoint(...out));
		return "DATA";
	}
	MULTI_LINE_LITERAL_STRING(cp) {
		const out = [];
		if (cp === CodePoint.LINE_FEED) cp = this.nextCode();
		while (cp !== CodePoint.EOF) {
			if (cp !== CodePoint.LINE_FEED && isControlOtherThanTab(cp)) return this.reportParseErrorControlChar();
			if (cp === CodePoint.SINGLE_QUOTE) {
				const startPos = this.codePointIterator.start;
				if (this.eatCode(CodePoint.SINGLE_QUOTE) && this.eatCode(CodePoint.SINGLE_QUOTE)) {
					if (this.eatCode(CodePoint.SINGLE_QUOTE)) {
						out.push(CodePoint.SINGLE_QUOTE);
						if (this.eatCode(CodePoint.SINGLE_QUOTE)) {
							out.push(CodePoint.SINGLE_QUOTE);
							if (this.eatCode(CodePoint.SINGLE_QUOTE)) {
								this.moveAt(startPos);
								return this.reportParseError("invalid-three-quotes");
							}
						}
					}
					this.endToken("MultiLineLiteralString", "end", String.fromCodePoint(...out));
					return "DATA";
				}
				this.moveAt(startPos);
			}
			out.push(cp);
			cp = this.nextCode();
		}
		return this.reportParseError("unterminated-string");
	}
	SIGN(cp) {
		if (cp === CodePoint.LATIN_SMALL_N || cp === CodePoint.LATIN_SMALL_I) return this.back("NAN_OR_INF");
		if (isDigit(cp)) return this.back("NUMBER");
		return this.reportParseError("unexpected-char");
	}
	NAN_OR_INF(cp) {
		if (cp === CodePoint.LATIN_SMALL_N) {
			const startPos = this.codePointIterator.start;
			if (this.eatCode(CodePoint.LATIN_SMALL_A) && this.eatCode(CodePoint.LATIN_SMALL_N)) {
				this.endToken("Float", "end", NaN);
				return "DATA";
			}
			this.moveAt(startPos);
		} else if (cp === CodePoint.LATIN_SMALL_I) {
			const startPos = this.codePointIterator.start;
			if (this.eatCode(CodePoint.LATIN_SMALL_N) && this.eatCode(CodePoint.LATIN_SMALL_F)) {
				this.endToken("Float", "end", this.text[this.tokenStart] === "-" ? -Infinity : Infinity);
				return "DATA";
			}
			this.moveAt(startPos);
		}
		return this.reportParseError("unexpected-char");
	}
	NUMBER(cp) {
		const start = this.text[this.tokenStart];
		const sign = start === "+" ? CodePoint.PLUS_SIGN : start === "-" ? CodePoint.DASH : CodePoint.NULL;
		if (cp === CodePoint.DIGIT_0) {
			if (sign === CodePoint.NULL) {
				const startPos = this.codePointIterator.start;
				const nextCp$1 = this.nextCode();
				if (isDigit(nextCp$1)) {
					const nextNextCp = this.nextCode();
					if (nextNextCp === CodePoint.COLON) {
						this.data = {
							hasDate: false,
							year: 0,
							month: 0,
							day: 0,
							hour: Number(String.fromCodePoint(CodePoint.DIGIT_0, nextCp$1)),
							minute: 0,
							second: 0
						};
						return "TIME_MINUTE";
					}
					if (isDigit(nextNextCp)) {
						const nextNextNextCp = this.nextCode();
						if (isDigit(nextNextNextCp) && this.eatCode(CodePoint.DASH)) {
							this.data = {
								hasDate: true,
								year: Number(String.fromCodePoint(CodePoint.DIGIT_0, nextCp$1, nextNextCp, nextNextNextCp)),
								month: 0,
								day: 0,
								hour: 0,
								minute: 0,
								second: 0
							};
							return "DATE_MONTH";
						}
					}
					this.moveAt(startPos);
					return this.reportParseError("invalid-leading-zero");
				}
				this.moveAt(startPos);
			}
			cp = this.nextCode();
			if (cp === CodePoint.LATIN_SMALL_X || cp === CodePoint.LATIN_SMALL_O || cp === CodePoint.LATIN_SMALL_B) {
				if (sign !== CodePoint.NULL) return this.reportParseError("unexpected-char");
				return cp === CodePoint.LATIN_SMALL_X ? "HEX" : cp === CodePoint.LATIN_SMALL_O ? "OCTAL" : "BINARY";
			}
			if (cp === CodePoint.LATIN_SMALL_E || cp === CodePoint.LATIN_CAPITAL_E) {
				this.data = {
					minus: sign === CodePoint.DASH,
					left: [CodePoint.DIGIT_0]
				};
				return "EXPONENT_RIGHT";
			}
			if (cp === CodePoint.DOT) {
				this.data = {
					minus: sign === CodePoint.DASH,
					absInt: [CodePoint.DIGIT_0]
				};
				return "FRACTIONAL_RIGHT";
			}
			this.endToken("Integer", "start", "0", 10);
			return this.back("DATA");
		}
		const { out, nextCp, hasUnderscore } = this.parseDigits(cp, isDigit);
		if (nextCp === CodePoint.DASH && sign === CodePoint.NULL && !hasUnderscore && out.length === 4) {
			this.data = {
				hasDate: true,
				year: Number(String.fromCodePoint(...out)),
				month: 0,
				day: 0,
				hour: 0,
				minute: 0,
				second: 0
			};
			return "DATE_MONTH";
		}
		if (nextCp === CodePoint.COLON && sign === CodePoint.NULL && !hasUnderscore && out.length === 2) {
			this.data = {
				hasDate: false,
				year: 0,
				month: 0,
				day: 0,
				hour: Number(String.fromCodePoint(...out)),
				minute: 0,
				second: 0
			};
			return "TIME_MINUTE";
		}
		if (nextCp === CodePoint.LATIN_SMALL_E || nextCp === CodePoint.LATIN_CAPITAL_E) {
			this.data = {
				minus: sign === CodePoint.DASH,
				left: out
			};
			return "EXPONENT_RIGHT";
		}
		if (nextCp === CodePoint.DOT) {
			this.data = {
				minus: sign === CodePoint.DASH,
				absInt: out
			};
			return "FRACTIONAL_RIGHT";
		}
		this.endToken("Integer", "start", sign === CodePoint.DASH ? String.fromCodePoint(CodePoint.DASH, ...out) : String.fromCodePoint(...out), 10);
		return this.back("DATA");
	}
	HEX(cp) {
		const { out } = this.parseDigits(cp, isHexDig);
		this.endToken("Integer", "start", String.fromCodePoint(...out), 16);
		return this.back("DATA");
	}
	OCTAL(cp) {
		const { out } = this.parseDigits(cp, isOctalDig);
		this.endToken("Integer", "start", String.fromCodePoint(...out), 8);
		return this.back("DATA");
	}
	BINARY(cp) {
		const { out } = this.parseDigits(cp, (c) => c === CodePoint.DIGIT_0 || c === CodePoint.DIGIT_1);
		this.endToken("Integer", "start", String.fromCodePoint(...out), 2);
		return this.back("DATA");
	}
	FRACTIONAL_RIGHT(cp) {
		const { minus, absInt } = this.data;
		const { out, nextCp } = this.parseDigits(cp, isDigit);
		const absNum = [
			...absInt,
			CodePoint.DOT,
			...out
		];
		if (nextCp === CodePoint.LATIN_SMALL_E || nextCp === CodePoint.LATIN_CAPITAL_E) {
			this.data = {
				minus,
				left: absNum
			};
			return "EXPONENT_RIGHT";
		}
		const value = Number(minus ? String.fromCodePoint(CodePoint.DASH, ...absNum) : String.fromCodePoint(...absNum));
		this.endToken("Float", "start", value);
		return this.back("DATA");
	}
	EXPONENT_RIGHT(cp) {
		const { left, minus: leftMinus } = this.data;
		let minus = false;
		if (cp === CodePoint.DASH || cp === CodePoint.PLUS_SIGN) {
			minus = cp === CodePoint.DASH;
			cp = this.nextCode();
		}
		const { out } = this.parseDigits(cp, isDigit);
		const right = out;
		if (minus) right.unshift(CodePoint.DASH);
		const value = Number(leftMinus ? String.fromCodePoint(CodePoint.DASH, ...left, CodePoint.LATIN_SMALL_E, ...right) : String.fromCodePoint(...left, CodePoint.LATIN_SMALL_E, ...right));
		this.endToken("Float", "start", value);
		return this.back("DATA");
	}
	BOOLEAN(cp) {
		if (cp === CodePoint.LATIN_SMALL_T) {
			const startPos = this.codePointIterator.start;
			if (this.eatCode(CodePoint.LATIN_SMALL_R) && this.eatCode(CodePoint.LATIN_SMALL_U) && this.eatCode(CodePoint.LATIN_SMALL_E)) {
				this.endToken("Boolean", "end", true);
				return "DATA";
			}
			this.moveAt(startPos);
		} else if (cp === CodePoint.LATIN_SMALL_F) {
			const startPos = this.codePointIterator.start;
			if (this.eatCode(CodePoint.LATIN_SMALL_A) && this.eatCode(CodePoint.LATIN_SMALL_L) && this.eatCode(CodePoint.LATIN_SMALL_S) && this.eatCode(CodePoint.LATIN_SMALL_E)) {
				this.endToken("Boolean", "end", false);
				return "DATA";
			}
			this.moveAt(startPos);
		}
		return this.reportParseError("unexpected-char");
	}
	DATE_MONTH(cp) {
		const start = this.codePointIterator.start;
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (cp !== CodePoint.DASH) return this.reportParseError("unexpected-char");
		const end = this.codePointIterator.start;
		const data = this.data;
		data.month = Number(this.text.slice(start, end));
		return "DATE_DAY";
	}
	DATE_DAY(cp) {
		const start = this.codePointIterator.start;
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		const end = this.codePointIterator.end;
		const data = this.data;
		data.day = Number(this.text.slice(start, end));
		if (!isValidDate(data.year, data.month, data.day)) return this.reportParseError("invalid-date");
		cp = this.nextCode();
		if (cp === CodePoint.LATIN_CAPITAL_T || cp === CodePoint.LATIN_SMALL_T) return "TIME_HOUR";
		if (cp === CodePoint.SPACE) {
			const startPos = this.codePointIterator.start;
			if (isDigit(this.nextCode()) && isDigit(this.nextCode())) {
				this.moveAt(startPos);
				return "TIME_HOUR";
			}
			this.moveAt(startPos);
		}
		const dateValue = getDateFromDateTimeData(data, "");
		this.endToken("LocalDate", "start", dateValue);
		return this.back("DATA");
	}
	TIME_HOUR(cp) {
		const start = this.codePointIterator.start;
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (cp !== CodePoint.COLON) return this.reportParseError("unexpected-char");
		const end = this.codePointIterator.start;
		const data = this.data;
		data.hour = Number(this.text.slice(start, end));
		return "TIME_MINUTE";
	}
	TIME_MINUTE(cp) {
		const start = this.codePointIterator.start;
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		const end = this.codePointIterator.end;
		const data = this.data;
		data.minute = Number(this.text.slice(start, end));
		cp = this.nextCode();
		if (cp === CodePoint.COLON) return "TIME_SECOND";
		if (this.tomlVersion.lt(1, 1)) return this.reportParseError("unexpected-char");
		if (!isValidTime(data.hour, data.minute, data.second)) return this.reportParseError("invalid-time");
		return this.processTimeEnd(cp, data);
	}
	TIME_SECOND(cp) {
		const start = this.codePointIterator.start;
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		const end = this.codePointIterator.end;
		const data = this.data;
		data.second = Number(this.text.slice(start, end));
		if (!isValidTime(data.hour, data.minute, data.second)) return this.reportParseError("invalid-time");
		cp = this.nextCode();
		if (cp === CodePoint.DOT) return "TIME_SEC_FRAC";
		return this.processTimeEnd(cp, data);
	}
	TIME_SEC_FRAC(cp) {
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		const start = this.codePointIterator.start;
		while (isDigit(cp)) cp = this.nextCode();
		const end = this.codePointIterator.start;
		const data = this.data;
		data.frac = this.text.slice(start, end);
		return this.processTimeEnd(cp, data);
	}
	processTimeEnd(cp, data) {
		if (data.hasDate) {
			if (cp === CodePoint.DASH || cp === CodePoint.PLUS_SIGN) {
				data.offsetSign = cp;
				return "TIME_OFFSET";
			}
			if (cp === CodePoint.LATIN_CAPITAL_Z || cp === CodePoint.LATIN_SMALL_Z) {
				const dateValue$2 = getDateFromDateTimeData(data, "Z");
				this.endToken("OffsetDateTime", "end", dateValue$2);
				return "DATA";
			}
			const dateValue$1 = getDateFromDateTimeData(data, "");
			this.endToken("LocalDateTime", "start", dateValue$1);
			return this.back("DATA");
		}
		const dateValue = getDateFromDateTimeData(data, "");
		this.endToken("LocalTime", "start", dateValue);
		return this.back("DATA");
	}
	TIME_OFFSET(cp) {
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		const hourStart = this.codePointIterator.start;
		cp = this.nextCode();
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (cp !== CodePoint.COLON) return this.reportParseError("unexpected-char");
		const hourEnd = this.codePointIterator.start;
		cp = this.nextCode();
		const minuteStart = this.codePointIterator.start;
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		cp = this.nextCode();
		if (!isDigit(cp)) return this.reportParseError("unexpected-char");
		const minuteEnd = this.codePointIterator.end;
		const hour = Number(this.text.slice(hourStart, hourEnd));
		const minute = Number(this.text.slice(minuteStart, minuteEnd));
		if (!isValidTime(hour, minute, 0)) return this.reportParseError("invalid-time");
		const data = this.data;
		const dateValue = getDateFromDateTimeData(data, `${String.fromCodePoint(data.offsetSign)}${padStart(hour, 2)}:${padStart(minute, 2)}`);
		this.endToken("OffsetDateTime", "end", dateValue);
		return "DATA";
	}
	parseDigits(cp, checkDigit) {
		if (cp === CodePoint.UNDERSCORE) return this.reportParseError("invalid-underscore");
		if (!checkDigit(cp)) return this.reportParseError("unexpected-char");
		const out = [];
		let before = CodePoint.NULL;
		let hasUnderscore = false;
		while (checkDigit(cp) || cp === CodePoint.UNDERSCORE) {
			if (cp === CodePoint.UNDERSCORE) {
				hasUnderscore = true;
				if (before === CodePoint.UNDERSCORE) return this.reportParseError("invalid-underscore");
			} else out.push(cp);
			before = cp;
			cp = this.nextCode();
		}
		if (before === CodePoint.UNDERSCORE) return this.reportParseError("invalid-underscore");
		return {
			out,
			nextCp: cp,
			hasUnderscore
		};
	}
	parseUnicode(count) {
		const startLoc = this.codePointIterator.start;
		const start = this.codePointIterator.end;
		let charCount = 0;
		let cp;
		while ((cp = this.nextCode()) !== CodePoint.EOF) {
			if (!isHexDig(cp)) {
				this.moveAt(startLoc);
				return this.reportParseError("invalid-char-in-escape-sequence");
			}
			charCount++;
			if (charCount >= count) break;
		}
		const end = this.codePointIterator.end;
		const code = this.text.slice(start, end);
		const codePoint = parseInt(code, 16);
		if (!isUnicodeScalarValue(codePoint)) return this.reportParseError("invalid-code-point", { cp: code });
		return codePoint;
	}
	reportParseErrorControlChar() {
		return this.reportParseError("invalid-control-character");
	}
};
/**
* Check whether the code point is unquoted-key-char
*/
function isUnquotedKeyChar(cp, tomlVersion) {
	if (isLetter(cp) || isDigit(cp) || cp === CodePoint.UNDERSCORE || cp === CodePoint.DASH) return true;
	if (tomlVersion.lt(1, 1)) return false;
	return false;
}
/**
* Check whether the code point is control character other than tab
*/
function isControlOtherThanTab(cp) {
	return isControl(cp) && cp !== CodePoint.TABULATION || cp === CodePoint.DELETE;
}
/**
* Check whether the code point is non-eol for TOML 1.1
*/
function isNonEOL(cp) {
	return cp === CodePoint.TABULATION || CodePoint.SPACE <= cp && cp <= CodePoint.TILDE || isNonAscii(cp);
}
/**
* Check whether the code point is a non-ascii character.
*/
function isNonAscii(cp) {
	return CodePoint.PAD <= cp && cp <= CodePoint.CP_D7FF || CodePoint.CP_E000 <= cp && cp <= CodePoint.CP_10FFFF;
}
/**
* Check whether the given values is valid date
*/
function isValidDate(y, m, d) {
	if (y >= 0 && m <= 12 && m >= 1 && d >= 1) return d <= (m === 2 ? y & 3 || !(y % 25) && y & 15 ? 28 : 29 : 30 + (m + (m >> 3) & 1));
	return false;
}
/**
* Check whether the given values is valid time
*/
function isValidTime(h, m, s) {
	if (h >= 24 || h < 0 || m > 59 || m < 0 || s > 60 || s < 0) return false;
	return true;
}
/**
* Get date from DateTimeData
*/
function getDateFromDateTimeData(data, timeZone) {
	const year = padStart(data.year, 4);
	const month = data.month ? padStart(data.month, 2) : "01";
	const day = data.day ? padStart(data.day, 2) : "01";
	const hour = padStart(data.hour, 2);
	const minute = padStart(data.minute, 2);
	const second = padStart(data.second, 2);
	const textDate = `${year}-${month}-${day}`;
	const frac = data.frac ? `.${data.frac}` : "";
	const dateValue = /* @__PURE__ */ new Date(`${textDate}T${hour}:${minute}:${second}${frac}${timeZone}`);
	if (!isNaN(dateValue.getTime()) || data.second !== 60) return dateValue;
	return /* @__PURE__ */ new Date(`${textDate}T${hour}:${minute}:59${frac}${timeZone}`);
}
/**
* Pad with zeros.
*/
function padStart(num, maxLength) {
	return String(num).padStart(maxLength, "0");
}

//#endregion
//#region src/toml-parser/keys-resolver.ts
const VALUE_KIND_VALUE = Symbol("VALUE_KIND_VALUE");
const VALUE_KIND_INTERMEDIATE = Symbol("VALUE_KIND_INTERMEDIATE");
var KeysResolver = class {
	constructor(ctx) {
		this.rootKeys = /* @__PURE__ */ new Map();
		this.tables = [];
		this.ctx = ctx;
	}
	applyResolveKeyForTable(node) {
		let keys = this.rootKeys;
		const peekKeyIndex = node.key.keys.length - 1;
		for (let index = 0; index < peekKeyIndex; index++) {
			const keyNode = node.key.keys[index];
			const keyName = toKeyName(keyNode);
			node.resolvedKey.push(keyName);
			let keyStore = keys.get(keyName);
			if (!keyStore) {
				keyStore = {
					node: keyNode,
					keys: /* @__PURE__ */ new Map()
				};
				keys.set(keyName, keyStore);
			} else if (keyStore.table === "array") {
				const peekIndex = keyStore.peekIndex;
				node.resolvedKey.push(peekIndex);
				keyStore = keyStore.keys.get(peekIndex);
			}
			keys = keyStore.keys;
		}
		const lastKeyNode = node.key.keys[peekKeyIndex];
		const lastKeyName = toKeyName(lastKeyNode);
		node.resolvedKey.push(lastKeyName);
		const lastKeyStore = keys.get(lastKeyName);
		if (!lastKeyStore) if (node.kind === "array") {
			node.resolvedKey.push(0);
			const newKeyStore = {
				node: lastKeyNode,
				keys: /* @__PURE__ */ new Map()
			};
			keys.set(lastKeyName, {
				table: node.kind,
				node: lastKeyNode,
				keys: new Map([[0, newKeyStore]]),
				peekIndex: 0
			});
			this.tables.push({
				node,
				keys: newKeyStore.keys
			});
		} else {
			const newKeyStore = {
				table: node.kind,
				node: lastKeyNode,
				keys: /* @__PURE__ */ new Map()
			};
			keys.set(lastKeyName, newKeyStore);
			this.tables.push({
				node,
				keys: newKeyStore.keys
			});
		}
		else if (!lastKeyStore.table) if (node.kind === "array") this.ctx.reportParseError("dupe-keys", lastKeyNode);
		else {
			const transformKey = {
				table: node.kind,
				node: lastKeyNode,
				keys: lastKeyStore.keys
			};
			keys.set(lastKeyName, transformKey);
			this.tables.push({
				node,
				keys: transformKey.keys
			});
		}
		else if (lastKeyStore.table === "array") if (node.kind === "array") {
			const newKeyStore = {
				node: lastKeyNode,
				keys: /* @__PURE__ */ new Map()
			};
			const newIndex = lastKeyStore.peekIndex + 1;
			node.resolvedKey.push(newIndex);
			lastKeyStore.keys.set(newIndex, newKeyStore);
			lastKeyStore.peekIndex = newIndex;
			this.tables.push({
				node,
				keys: newKeyStore.keys
			});
		} else this.ctx.reportParseError("dupe-keys", lastKeyNode);
		else this.ctx.reportParseError("dupe-keys", lastKeyNode);
	}
	verifyDuplicateKeys(node) {
		for (const body of node.body) if (body.type === "TOMLKeyValue") verifyDuplicateKeysForKeyValue(this.ctx, this.rootKeys, body);
		for (const { node: tableNode, keys } of this.tables) for (const body of tableNode.body) verifyDuplicateKeysForKeyValue(this.ctx, keys, body);
	}
};
/**
* Verify duplicate keys from TOMLKeyValue
*/
function verifyDuplicateKeysForKeyValue(ctx, defineKeys, node) {
	let keys = defineKeys;
	const lastKey = last(node.key.keys);
	for (const keyNode of node.key.keys) {
		const key = toKeyName(keyNode);
		let defineKey = keys.get(key);
		if (defineKey) {
			if (defineKey.value === VALUE_KIND_VALUE) ctx.reportParseError("dupe-keys", getAfterNode(keyNode, defineKey.node));
			else if (lastKey === keyNode) ctx.reportParseError("dupe-keys", getAfterNode(keyNode, defineKey.node));
			else if (defineKey.table) ctx.reportParseError("dupe-keys", getAfterNode(keyNode, defineKey.node));
			defineKey.value = VALUE_KIND_INTERMEDIATE;
		} else {
			if (lastKey === keyNode) defineKey = {
				value: VALUE_KIND_VALUE,
				node: keyNode,
				keys: /* @__PURE__ */ new Map()
			};
			else defineKey = {
				value: VALUE_KIND_INTERMEDIATE,
				node: keyNode,
				keys: /* @__PURE__ */ new Map()
			};
			keys.set(key, defineKey);
		}
		keys = defineKey.keys;
	}
	if (node.value.type === "TOMLInlineTable") verifyDuplicateKeysForInlineTable(ctx, keys, node.value);
	else if (node.value.type === "TOMLArray") verifyDuplicateKeysForArray(ctx, keys, node.value);
}
/**
* Verify duplicate keys from TOMLInlineTable
*/
function verifyDuplicateKeysForInlineTable(ctx, defineKeys, node) {
	for (const body of node.body) verifyDuplicateKeysForKeyValue(ctx, defineKeys, body);
}
/**
* Verify duplicate keys from TOMLArray
*/
function verifyDuplicateKeysForArray(ctx, defineKeys, node) {
	const keys = defineKeys;
	for (let index = 0; index < node.elements.length; index++) {
		const element = node.elements[index];
		let defineKey = keys.get(index);
		if (defineKey) ctx.reportParseError("dupe-keys", getAfterNode(element, defineKey.node));
		else {
			defineKey = {
				value: VALUE_KIND_VALUE,
				node: element,
				keys: /* @__PURE__ */ new Map()
			};
			defineKeys.set(index, defineKey);
			if (element.type === "TOMLInlineTable") verifyDuplicateKeysForInlineTable(ctx, defineKey.keys, element);
			else if (element.type === "TOMLArray") verifyDuplicateKeysForArray(ctx, defineKey.keys, element);
		}
	}
}
/**
* Get the after node
*/
function getAfterNode(a, b) {
	return a.range[0] <= b.range[0] ? b : a;
}

//#endregion
//#region src/toml-parser/context.ts
var Context = class {
	constructor(data) {
		this.tokens = [];
		this.comments = [];
		this.back = null;
		this.stateStack = [];
		this.needNewLine = false;
		this.needSameLine = false;
		this.currToken = null;
		this.prevToken = null;
		this.valueContainerStack = [];
		this.tokenizer = new Tokenizer(data.text, data.parserOptions);
		this.topLevelTable = data.topLevelTable;
		this.table = data.topLevelTable;
		this.keysResolver = new KeysResolver(this);
	}
	/**
	* Get the next token.
	*/
	nextToken(option) {
		this.prevToken = this.currToken;
		if (this.back) {
			this.currToken = this.back;
			this.back = null;
		} else this.currToken = this._nextTokenFromTokenizer(option);
		if ((this.needNewLine || this.needSameLine || option?.needSameLine) && this.prevToken && this.currToken) if (this.prevToken.loc.end.line === this.currToken.loc.start.line) {
			if (this.needNewLine) return this.reportParseError("missing-newline", this.currToken);
		} else {
			const needSameLine = this.needSameLine || option?.needSameLine;
			if (needSameLine) return this.reportParseError(needSameLine, this.currToken);
		}
		this.needNewLine = false;
		this.needSameLine = false;
		return this.currToken;
	}
	_nextTokenFromTokenizer(option) {
		const valuesEnabled = this.tokenizer.valuesEnabled;
		if (option?.valuesEnabled) this.tokenizer.valuesEnabled = option.valuesEnabled;
		let token = this.tokenizer.nextToken();
		while (token && token.type === "Block") {
			this.comments.push(token);
			token = this.tokenizer.nextToken();
		}
		if (token) this.tokens.push(token);
		this.tokenizer.valuesEnabled = valuesEnabled;
		return token;
	}
	backToken() {
		if (this.back) throw new Error("Illegal state");
		this.back = this.currToken;
		this.currToken = this.prevToken;
	}
	addValueContainer(valueContainer) {
		this.valueContainerStack.push(valueContainer);
		this.tokenizer.valuesEnabled = true;
	}
	consumeValueContainer() {
		const valueContainer = this.valueContainerStack.pop();
		this.tokenizer.valuesEnabled = this.valueContainerStack.length > 0;
		return valueContainer;
	}
	applyResolveKeyForTable(node) {
		this.keysResolver.applyResolveKeyForTable(node);
	}
	verifyDuplicateKeys() {
		this.keysResolver.verifyDuplicateKeys(this.topLevelTable);
	}
	/**
	* Report an invalid token error.
	*/
	reportParseError(code, token) {
		let offset, line, column;
		if (token) {
			offset = token.range[0];
			line = token.loc.start.line;
			column = token.loc.start.column;
		} else {
			offset = this.tokenizer.start;
			const startPos = this.tokenizer.getLocFromIndex(offset);
			line = startPos.line;
			column = startPos.column;
		}
		throw new ParseError(code, offset, line, column);
	}
};

//#endregion
//#region src/toml-parser/index.ts
const STATE_FOR_ERROR = { VALUE: "missing-value" };
const STRING_VALUE_STYLE_MAP = {
	BasicString: "basic",
	MultiLineBasicString: "basic",
	LiteralString: "literal",
	MultiLineLiteralString: "literal"
};
const STRING_KEY_STYLE_MAP = {
	BasicString: "basic",
	LiteralString: "literal"
};
const DATETIME_VALUE_KIND_MAP = {
	OffsetDateTime: "offset-date-time",
	LocalDateTime: "local-date-time",
	LocalDate: "local-date",
	LocalTime: "local-time"
};
var TOMLParser = class {
	/**
	* Initialize this parser.
	*/
	constructor(text, parserOptions) {
		this.text = text;
		this.parserOptions = parserOptions || {};
		this.tomlVersion = getTOMLVer(this.parserOptions.tomlVersion);
	}
	/**
	* Parse TOML
	*/
	parse() {
		const ast = {
			type: "Program",
			body: [],
			sourceType: "module",
			tokens: [],
			comments: [],
			parent: null,
			range: [0, 0],
			loc: {
				start: {
					line: 1,
					column: 0
				},
				end: {
					line: 1,
					column: 0
				}
			}
		};
		const node = {
			type: "TOMLTopLevelTable",
			body: [],
			parent: ast,
			range: cloneRange(ast.range),
			loc: cloneLoc(ast.loc)
		};
		ast.body = [node];
		const ctx = new Context({
			text: this.text,
			parserOptions: this.parserOptions,
			topLevelTable: node
		});
		let token = ctx.nextToken();
		if (token) {
			node.range[0] = token.range[0];
			node.loc.start = clonePos(token.loc.start);
			while (token) {
				const state$1 = ctx.stateStack.pop() || "TABLE";
				ctx.stateStack.push(...this[state$1](token, ctx));
				token = ctx.nextToken();
			}
			const state = ctx.stateStack.pop() || "TABLE";
			if (state in STATE_FOR_ERROR) return ctx.reportParseError(STATE_FOR_ERROR[state], null);
			if (ctx.table.type === "TOMLTable") applyEndLoc(ctx.table, last(ctx.table.body));
			applyEndLoc(node, last(node.body));
		}
		ctx.verifyDuplicateKeys();
		ast.tokens = ctx.tokens;
		ast.comments = ctx.comments;
		const endOffset = ctx.tokenizer.end;
		const endPos = ctx.tokenizer.getLocFromIndex(endOffset);
		ast.range[1] = endOffset;
		ast.loc.end = {
			line: endPos.line,
			column: endPos.column
		};
		return ast;
	}
	TABLE(token, ctx) {
		if (isBare(token) || isString(token)) return this.processKeyValue(token, ctx.table, ctx);
		if (isLeftBracket(token)) return this.processTable(token, ctx.topLevelTable, ctx);
		return ctx.reportParseError("unexpected-token", token);
	}
	VALUE(token, ctx) {
		if (isString(token) || isMultiLineString(token)) return this.processStringValue(token, ctx);
		if (isNumber(token)) return this.processNumberValue(token, ctx);
		if (isBoolean(token)) return this.processBooleanValue(token, ctx);
		if (isDateTime(token)) return this.processDateTimeValue(token, ctx);
		if (isLeftBracket(token)) return this.processArray(token, ctx);
		if (isLeftBrace(token)) return this.processInlineTable(token, ctx);
		return ctx.reportParseError("unexpected-token", token);
	}
	processTable(token, topLevelTableNode, ctx) {
		const tableNode = {
			type: "TOMLTable",
			kind: "standard",
			key: null,
			resolvedKey: [],
			body: [],
			parent: topLevelTableNode,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		if (ctx.table.type === "TOMLTable") applyEndLoc(ctx.table, last(ctx.table.body));
		topLevelTableNode.body.push(tableNode);
		ctx.table = tableNode;
		let targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
		if (isLeftBracket(targetToken)) {
			if (token.range[1] < targetToken.range[0]) return ctx.reportParseError("invalid-space", targetToken);
			tableNode.kind = "array";
			targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
		}
		if (isRightBracket(targetToken)) return ctx.reportParseError("missing-key", targetToken);
		if (!targetToken) return ctx.reportParseError("unterminated-table-key", null);
		targetToken = this.processKeyNode(targetToken, tableNode, ctx).nextToken;
		if (!isRightBracket(targetToken)) return ctx.reportParseError("unterminated-table-key", targetToken);
		if (tableNode.kind === "array") {
			const rightBracket = targetToken;
			targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
			if (!isRightBracket(targetToken)) return ctx.reportParseError("unterminated-table-key", targetToken);
			if (rightBracket.range[1] < targetToken.range[0]) return ctx.reportParseError("invalid-space", targetToken);
		}
		applyEndLoc(tableNode, targetToken);
		ctx.applyResolveKeyForTable(tableNode);
		ctx.needNewLine = true;
		return [];
	}
	processKeyValue(token, tableNode, ctx) {
		const keyValueNode = {
			type: "TOMLKeyValue",
			key: null,
			value: null,
			parent: tableNode,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		tableNode.body.push(keyValueNode);
		const { nextToken: targetToken } = this.processKeyNode(token, keyValueNode, ctx);
		if (!isEq(targetToken)) return ctx.reportParseError("missing-equals-sign", targetToken);
		ctx.addValueContainer({
			parent: keyValueNode,
			set: (valNode) => {
				keyValueNode.value = valNode;
				applyEndLoc(keyValueNode, valNode);
				ctx.needNewLine = true;
				return [];
			}
		});
		ctx.needSameLine = "invalid-key-value-newline";
		return ["VALUE"];
	}
	processKeyNode(token, parent, ctx) {
		if (isDot(token)) ctx.reportParseError("invalid-leading-dot-in-key", token);
		const keyNode = {
			type: "TOMLKey",
			keys: [],
			parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		parent.key = keyNode;
		let targetToken = token;
		let dotToken = null;
		do {
			if (isBare(targetToken)) this.processBareKey(targetToken, keyNode);
			else if (isString(targetToken)) this.processStringKey(targetToken, keyNode);
			else break;
			dotToken = null;
			targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
			if (!isDot(targetToken)) break;
			dotToken = targetToken;
			targetToken = ctx.nextToken({ needSameLine: "invalid-key-value-newline" });
		} while (targetToken);
		if (dotToken) ctx.reportParseError(isDot(targetToken) ? "invalid-consecutive-dots-in-key" : "invalid-trailing-dot-in-key", dotToken);
		applyEndLoc(keyNode, last(keyNode.keys));
		return {
			keyNode,
			nextToken: targetToken
		};
	}
	processBareKey(token, keyNode) {
		const node = {
			type: "TOMLBare",
			name: token.value,
			parent: keyNode,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		keyNode.keys.push(node);
	}
	processStringKey(token, keyNode) {
		const node = {
			type: "TOMLQuoted",
			kind: "string",
			value: token.string,
			style: STRING_KEY_STYLE_MAP[token.type],
			multiline: false,
			parent: keyNode,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		keyNode.keys.push(node);
	}
	processStringValue(token, ctx) {
		const valueContainer = ctx.consumeValueContainer();
		const node = {
			type: "TOMLValue",
			kind: "string",
			value: token.string,
			style: STRING_VALUE_STYLE_MAP[token.type],
			multiline: isMultiLineString(token),
			parent: valueContainer.parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		return valueContainer.set(node);
	}
	processNumberValue(token, ctx) {
		const valueContainer = ctx.consumeValueContainer();
		const text = this.text;
		const [startRange, endRange] = token.range;
		let numberString = null;
		/**
		* Get the text of number
		*/
		const getNumberText = () => {
			return numberString ?? (numberString = text.slice(startRange, endRange).replace(/_/g, ""));
		};
		let node;
		if (token.type === "Integer") node = {
			type: "TOMLValue",
			kind: "integer",
			value: token.number,
			bigint: token.bigint,
			get number() {
				return getNumberText();
			},
			parent: valueContainer.parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		else node = {
			type: "TOMLValue",
			kind: "float",
			value: token.number,
			get number() {
				return getNumberText();
			},
			parent: valueContainer.parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		return valueContainer.set(node);
	}
	processBooleanValue(token, ctx) {
		const valueContainer = ctx.consumeValueContainer();
		const node = {
			type: "TOMLValue",
			kind: "boolean",
			value: token.boolean,
			parent: valueContainer.parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		return valueContainer.set(node);
	}
	processDateTimeValue(token, ctx) {
		const valueContainer = ctx.consumeValueContainer();
		const node = {
			type: "TOMLValue",
			kind: DATETIME_VALUE_KIND_MAP[token.type],
			value: token.date,
			datetime: token.value,
			parent: valueContainer.parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		return valueContainer.set(node);
	}
	processArray(token, ctx) {
		const valueContainer = ctx.consumeValueContainer();
		const node = {
			type: "TOMLArray",
			elements: [],
			parent: valueContainer.parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		const nextToken = ctx.nextToken({ valuesEnabled: true });
		if (isRightBracket(nextToken)) {
			applyEndLoc(node, nextToken);
			return valueContainer.set(node);
		}
		ctx.backToken();
		return this.processArrayValue(node, valueContainer, ctx);
	}
	processArrayValue(node, valueContainer, ctx) {
		ctx.addValueContainer({
			parent: node,
			set: (valNode) => {
				node.elements.push(valNode);
				let nextToken = ctx.nextToken({ valuesEnabled: true });
				const hasComma = isComma(nextToken);
				if (hasComma) nextToken = ctx.nextToken({ valuesEnabled: true });
				if (isRightBracket(nextToken)) {
					applyEndLoc(node, nextToken);
					return valueContainer.set(node);
				}
				if (hasComma) {
					ctx.backToken();
					return this.processArrayValue(node, valueContainer, ctx);
				}
				return ctx.reportParseError(nextToken ? "missing-comma" : "unterminated-array", nextToken);
			}
		});
		return ["VALUE"];
	}
	processInlineTable(token, ctx) {
		const valueContainer = ctx.consumeValueContainer();
		const node = {
			type: "TOMLInlineTable",
			body: [],
			parent: valueContainer.parent,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		const needSameLine = this.tomlVersion.gte(1, 1) ? void 0 : "invalid-inline-table-newline";
		const nextToken = ctx.nextToken({ needSameLine });
		if (nextToken) {
			if (isBare(nextToken) || isString(nextToken)) return this.processInlineTableKeyValue(nextToken, node, valueContainer, ctx);
			if (isRightBrace(nextToken)) {
				applyEndLoc(node, nextToken);
				return valueContainer.set(node);
			}
		}
		return ctx.reportParseError("unexpected-token", nextToken);
	}
	processInlineTableKeyValue(token, inlineTableNode, valueContainer, ctx) {
		const keyValueNode = {
			type: "TOMLKeyValue",
			key: null,
			value: null,
			parent: inlineTableNode,
			range: cloneRange(token.range),
			loc: cloneLoc(token.loc)
		};
		inlineTableNode.body.push(keyValueNode);
		const { nextToken: targetToken } = this.processKeyNode(token, keyValueNode, ctx);
		if (!isEq(targetToken)) return ctx.reportParseError("missing-equals-sign", targetToken);
		const needSameLine = this.tomlVersion.gte(1, 1) ? void 0 : "invalid-inline-table-newline";
		ctx.addValueContainer({
			parent: keyValueNode,
			set: (valNode) => {
				keyValueNode.value = valNode;
				applyEndLoc(keyValueNode, valNode);
				let nextToken = ctx.nextToken({ needSameLine });
				if (isComma(nextToken)) {
					nextToken = ctx.nextToken({ needSameLine });
					if (nextToken && (isBare(nextToken) || isString(nextToken))) return this.processInlineTableKeyValue(nextToken, inlineTableNode, valueContainer, ctx);
					if (isRightBrace(nextToken)) {
						if (this.tomlVersion.lt(1, 1)) return ctx.reportParseError("invalid-trailing-comma-in-inline-table", nextToken);
					} else return ctx.reportParseError(nextToken ? "unexpected-token" : "unterminated-inline-table", nextToken);
				}
				if (isRightBrace(nextToken)) {
					applyEndLoc(inlineTableNode, nextToken);
					return valueContainer.set(inlineTableNode);
				}
				return ctx.reportParseError(nextToken ? "missing-comma" : "unterminated-inline-table", nextToken);
			}
		});
		ctx.needSameLine = "invalid-key-value-newline";
		return ["VALUE"];
	}
};
/**
* Check whether the given token is a dot.
*/
function isDot(token) {
	return isPunctuator(token) && token.value === ".";
}
/**
* Check whether the given token is an equal sign.
*/
function isEq(token) {
	return isPunctuator(token) && token.value === "=";
}
/**
* Check whether the given token is a left bracket.
*/
function isLeftBracket(token) {
	return isPunctuator(token) && token.value === "[";
}
/**
* Check whether the given token is a right bracket.
*/
function isRightBracket(token) {
	return isPunctuator(token) && token.value === "]";
}
/**
* Check whether the given token is a left brace.
*/
function isLeftBrace(token) {
	return isPunctuator(token) && token.value === "{";
}
/**
* Check whether the given token is a right brace.
*/
function isRightBrace(token) {
	return isPunctuator(token) && token.value === "}";
}
/**
* Check whether the given token is a comma.
*/
function isComma(token) {
	return isPunctuator(token) && token.value === ",";
}
/**
* Check whether the given token is a punctuator.
*/
function isPunctuator(token) {
	return Boolean(token && token.type === "Punctuator");
}
/**
* Check whether the given token is a bare token.
*/
function isBare(token) {
	return token.type === "Bare";
}
/**
* Check whether the given token is a string.
*/
function isString(token) {
	return token.type === "BasicString" || token.type === "LiteralString";
}
/**
* Check whether the given token is a multi-line string.
*/
function isMultiLineString(token) {
	return token.type === "MultiLineBasicString" || token.type === "MultiLineLiteralString";
}
/**
* Check whether the given token is a number.
*/
function isNumber(token) {
	return token.type === "Integer" || token.type === "Float";
}
/**
* Check whether the given token is a boolean.
*/
function isBoolean(token) {
	return token.type === "Boolean";
}
/**
* Check whether the given token is a date time.
*/
function isDateTime(token) {
	return token.type === "OffsetDateTime" || token.type === "LocalDateTime" || token.type === "LocalDate" || token.type === "LocalTime";
}
/**
* Apply end locations
*/
function applyEndLoc(node, child) {
	if (child) {
		node.range[1] = child.range[1];
		node.loc.end = clonePos(child.loc.end);
	}
}
/**
* clone the location.
*/
function cloneRange(range) {
	return [range[0], range[1]];
}
/**
* clone the location.
*/
function cloneLoc(loc) {
	return {
		start: clonePos(loc.start),
		end: clonePos(loc.end)
	};
}
/**
* clone the location.
*/
function clonePos(pos) {
	return {
		line: pos.line,
		column: pos.column
	};
}

//#endregion
//#region src/visitor-keys.ts
const tomlKeys = {
	Program: ["body"],
	TOMLTopLevelTable: ["body"],
	TOMLTable: ["key", "body"],
	TOMLKeyValue: ["key", "value"],
	TOMLKey: ["keys"],
	TOMLArray: ["elements"],
	TOMLInlineTable: ["body"],
	TOMLBare: [],
	TOMLQuoted: [],
	TOMLValue: []
};
const lib_KEYS = unionWith(tomlKeys);

//#endregion
//#region src/parser.ts
/**
* Parse source code
*/
function parseForESLint(code, options) {
	return {
		ast: new TOMLParser(code, options).parse(),
		visitorKeys: lib_KEYS,
		services: { isTOML: true }
	};
}

//#endregion
//#region src/traverse.ts
/**
* Check that the given key should be traversed or not.
* @this {Traversable}
* @param key The key to check.
* @returns `true` if the key should be traversed.
*/
function fallbackKeysFilter(key) {
	let value = null;
	return key !== "comments" && key !== "leadingComments" && key !== "loc" && key !== "parent" && key !== "range" && key !== "tokens" && key !== "trailingComments" && (value = this[key]) !== null && typeof value === "object" && (typeof value.type === "string" || Array.isArray(value));
}
/**
* Get the keys of the given node to traverse it.
* @param node The node to get.
* @returns The keys to traverse.
*/
function getFallbackKeys(node) {
	return Object.keys(node).filter(fallbackKeysFilter, node);
}
/**
* Get the keys of the given node to traverse it.
* @param node The node to get.
* @returns The keys to traverse.
*/
function lib_getKeys(node, visitorKeys) {
	return ((visitorKeys || lib_KEYS)[node.type] || getFallbackKeys(node)).filter((key) => !getNodes(node, key).next().done);
}
/**
* Get the nodes of the given node.
* @param node The node to get.
*/
function* getNodes(node, key) {
	const child = node[key];
	if (Array.isArray(child)) {
		for (const c of child) if (isNode(c)) yield c;
	} else if (isNode(child)) yield child;
}
/**
* Check whether a given value is a node.
* @param x The value to check.
* @returns `true` if the value is a node.
*/
function isNode(x) {
	return x !== null && typeof x === "object" && typeof x.type === "string";
}
/**
* Traverse the given node.
* @param node The node to traverse.
* @param parent The parent node.
* @param visitor The node visitor.
*/
function traverse(node, parent, visitor) {
	visitor.enterNode(node, parent);
	const keys = lib_getKeys(node, visitor.visitorKeys);
	for (const key of keys) for (const child of getNodes(node, key)) traverse(child, node, visitor);
	visitor.leaveNode(node, parent);
}
/**
* Traverse the given AST tree.
* @param node Root node to traverse.
* @param visitor Visitor.
*/
function traverseNodes(node, visitor) {
	traverse(node, null, visitor);
}

//#endregion
//#region src/utils.ts
/**
* Gets the static value for the given node.
*/
const getStaticTOMLValue = generateConvertTOMLValue((node) => node.value);
/** Generates a converter to convert from a node. */
function generateConvertTOMLValue(convertValue) {
	/**
	* Resolve TOML value
	*/
	function resolveValue(node, baseTable) {
		return resolver[node.type](node, baseTable);
	}
	const resolver = {
		Program(node, baseTable = {}) {
			return resolveValue(node.body[0], baseTable);
		},
		TOMLTopLevelTable(node, baseTable = {}) {
			for (const body of node.body) resolveValue(body, baseTable);
			return baseTable;
		},
		TOMLKeyValue(node, baseTable = {}) {
			const value = resolveValue(node.value);
			set(baseTable, resolveValue(node.key), value);
			return baseTable;
		},
		TOMLTable(node, baseTable = {}) {
			const table = getTable(baseTable, resolveValue(node.key), node.kind === "array");
			for (const body of node.body) resolveValue(body, table);
			return baseTable;
		},
		TOMLArray(node) {
			return node.elements.map((e) => resolveValue(e));
		},
		TOMLInlineTable(node) {
			const table = {};
			for (const body of node.body) resolveValue(body, table);
			return table;
		},
		TOMLKey(node) {
			return node.keys.map((key) => resolveValue(key));
		},
		TOMLBare(node) {
			return node.name;
		},
		TOMLQuoted(node) {
			return node.value;
		},
		TOMLValue(node) {
			return convertValue(node);
		}
	};
	return (node) => resolveValue(node);
}
/**
* Get the table from the table.
*/
function getTable(baseTable, keys, array) {
	let target = baseTable;
	for (let index = 0; index < keys.length - 1; index++) {
		const key = keys[index];
		target = getNextTargetFromKey(target, key);
	}
	const lastKey = last(keys);
	const lastTarget = target[lastKey];
	if (lastTarget == null) {
		const tableValue$1 = {};
		target[lastKey] = array ? [tableValue$1] : tableValue$1;
		return tableValue$1;
	}
	if (isValue(lastTarget)) {
		const tableValue$1 = {};
		target[lastKey] = array ? [tableValue$1] : tableValue$1;
		return tableValue$1;
	}
	if (!array) {
		if (Array.isArray(lastTarget)) {
			const tableValue$1 = {};
			target[lastKey] = tableValue$1;
			return tableValue$1;
		}
		return lastTarget;
	}
	if (Array.isArray(lastTarget)) {
		const tableValue$1 = {};
		lastTarget.push(tableValue$1);
		return tableValue$1;
	}
	const tableValue = {};
	target[lastKey] = [tableValue];
	return tableValue;
	/** Get next target from key */
	function getNextTargetFromKey(currTarget, key) {
		const nextTarget = currTarget[key];
		if (nextTarget == null) {
			const val = {};
			currTarget[key] = val;
			return val;
		}
		if (isValue(nextTarget)) {
			const val = {};
			currTarget[key] = val;
			return val;
		}
		let resultTarget = nextTarget;
		while (Array.isArray(resultTarget)) {
			const lastIndex = resultTarget.length - 1;
			const nextElement = resultTarget[lastIndex];
			if (isValue(nextElement)) {
				const val = {};
				resultTarget[lastIndex] = val;
				return val;
			}
			resultTarget = nextElement;
		}
		return resultTarget;
	}
}
/**
* Set the value to the table.
*/
function set(baseTable, keys, value) {
	let target = baseTable;
	for (let index = 0; index < keys.length - 1; index++) {
		const key = keys[index];
		const nextTarget = target[key];
		if (nextTarget == null) {
			const val = {};
			target[key] = val;
			target = val;
		} else if (isValue(nextTarget) || Array.isArray(nextTarget)) {
			const val = {};
			target[key] = val;
			target = val;
		} else target = nextTarget;
	}
	target[last(keys)] = value;
}
/**
* Check whether the given value is a value.
*/
function isValue(value) {
	return typeof value !== "object" || value instanceof Date;
}

//#endregion
//#region package.json
var name$1 = "toml-eslint-parser";
var version$1 = "1.0.3";

//#endregion
//#region src/meta.ts
var meta_exports = /* @__PURE__ */ __exportAll({
	name: () => lib_name,
	version: () => version
});
const lib_name = name$1;
const version = version$1;

//#endregion
//#region src/index.ts
const VisitorKeys = (/* unused pure expression or super */ null && (lib_KEYS));
/**
* Parse TOML source code
*/
function parseTOML(code, options) {
	return parseForESLint(code, options).ast;
}

//#endregion

// EXTERNAL MODULE: ./build/core/snapshot.js
var snapshot = __nccwpck_require__(7264);
;// CONCATENATED MODULE: ./build/core/edit/selector/toml.js
/** Reads TOML into the nodes that YAML is read into, with the spans of its values. Keys carry no useful span. */




/** @throws ReleaseError toml-invalid (line, column), file-oversize */
function parseToml(file, text) {
    if (text.length > snapshot/* MAX_FILE_BYTES */.g) {
        const what = `the file has ${text.length} characters, more than the ${snapshot/* MAX_FILE_BYTES */.g} that are edited`;
        const next = 'Point path to a file written by a person, or split this one.';
        throw new errors/* ReleaseError */.K({ code: 'file-oversize', what, where: { file }, next });
    }
    const mark = text.startsWith('\uFEFF') ? 1 : 0;
    const reader = new Reader(text.slice(mark), mark);
    try {
        return reader.read();
    }
    catch (error) {
        if (error instanceof ParseError)
            throw invalid(file, text, { at: error.index + mark, why: error.message });
        if (error instanceof RangeError)
            throw invalid(file, text, { at: 0, why: 'it is nested too deeply' });
        throw error;
    }
}
class Reader {
    #text;
    #shift;
    constructor(text, shift) {
        this.#text = text;
        this.#shift = shift;
    }
    read() {
        const root = this.#map([0, this.#text.length]);
        for (const item of parseTOML(this.#text).body[0].body) {
            if (item.type === 'TOMLKeyValue')
                this.#addPair(root, item);
            else
                for (const pair of item.body)
                    this.#addPair(this.#table(root, item), pair);
        }
        return root;
    }
    #table(root, { resolvedKey, range }) {
        let at = root;
        for (const [index, key] of resolvedKey.entries()) {
            const next = resolvedKey[index + 1];
            at = this.#step(at, key, { range, list: typeof next === 'number' });
        }
        return at;
    }
    /** What stands at a key or index; made where nothing does. */
    #step(at, key, made) {
        const fresh = () => (made.list ? this.#list(made.range) : this.#map(made.range));
        if (typeof key === 'number') {
            const { items } = at;
            items[key] ??= fresh();
            return items[key];
        }
        const { pairs } = at;
        const found = pairs.find((pair) => pair.key.kind === 'scalar' && pair.key.value === key);
        if (found !== undefined)
            return found.value;
        const value = fresh();
        pairs.push(this.#pair(key, value));
        return value;
    }
    #addPair(map, { key, value, range }) {
        const names = key.keys.map((one) => (one.type === 'TOMLBare' ? one.name : one.value));
        let at = map;
        for (const name of names.slice(0, -1))
            at = this.#step(at, name, { range, list: false });
        at.pairs.push(this.#pair(names.at(-1) ?? '', this.#node(value)));
    }
    #node(value) {
        if (value.type === 'TOMLArray') {
            const list = this.#list(value.range);
            list.items.push(...value.elements.map((element) => this.#node(element)));
            return list;
        }
        if (value.type === 'TOMLInlineTable') {
            const map = this.#map(value.range);
            for (const pair of value.body)
                this.#addPair(map, pair);
            return map;
        }
        return this.#scalar(value);
    }
    #scalar(value) {
        const plain = value.kind !== 'string';
        const quotes = !plain && value.style === 'basic' ? 'double' : 'single';
        return {
            ...this.#span(value.range),
            kind: 'scalar',
            style: plain ? 'plain' : value.multiline ? 'block' : quotes,
            value: plain ? this.#text.slice(...value.range) : value.value,
            isNull: false,
        };
    }
    #pair(name, value) {
        const { start } = value;
        const span = { start, end: start, anchor: undefined, tag: undefined };
        const key = { ...span, kind: 'scalar', style: 'plain', value: name, isNull: false };
        return { key, value, start, explicit: false };
    }
    #map(range) {
        return { ...this.#span(range), kind: 'map', flow: true, pairs: [] };
    }
    #list(range) {
        return { ...this.#span(range), kind: 'list', flow: true, items: [], dashes: [] };
    }
    #span([start, end]) {
        return { start: start + this.#shift, end: end + this.#shift, anchor: undefined, tag: undefined };
    }
}
/** The parser stands behind the line break where a value is missing. */
function invalid(file, text, fault) {
    const at = Math.min(fault.at, text.length);
    return new errors/* ReleaseError */.K({
        code: 'toml-invalid',
        what: `not valid TOML: ${fault.why.replace(/\.$/, '')}`,
        where: (0,lines/* placeOf */.$t)(file, text, text[at - 1] === '\n' ? at - 1 : at),
        next: 'Mend the file at this place, then run again; nothing was changed.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/selector/values.js
/** Files whose values have keys, whatever their language, and how one value is written in each. */






/** JSON is read as the YAML that it is. @throws ReleaseError yaml-*, toml-invalid, file-oversize */
function readKeyFile(file, text) {
    const language = /\.toml$/i.test(file) ? 'toml' : /\.json$/i.test(file) ? 'json' : 'yaml';
    const roots = language === 'toml'
        ? [parseToml(file, text)]
        : (0,yaml/* parseYaml */.h)(file, text).documents.flatMap(({ root }) => root ?? []);
    return { file, text, language, roots, textOf: scalarText };
}
function scalarText(node) {
    const target = (0,yaml_node/* resolve */.hd)(node);
    if (target.kind !== 'scalar')
        return undefined;
    return target.isNull ? '' : target.value.trim();
}
/**
 * The edits that give the scalar its value. JSON and TOML take a string in quotes whatever stood there.
 * @throws ReleaseError edit-unsafe where other places share the value, or it spans lines
 */
function setKeyValue(source, node, value) {
    const { file, language } = source;
    if (language === 'yaml') {
        const uses = (0,edit_anchors/* findAnchorUses */.Z)(rootOf(source, node));
        return (0,set_scalars/* setScalars */.AR)(source, [{ node, value, quotes: 'double', flow: inFlow(source, node) }], uses);
    }
    const { start, end } = node;
    if (node.kind === 'scalar' && node.style === 'block') {
        throw (0,unsafe/* unsafe */.N9)(source, start, {
            what: 'the value is a text of several lines',
            next: 'Write it as one string in single or double quotes, then run again.',
        });
    }
    const single = node.kind === 'scalar' && node.style === 'single';
    return [{ file, start, end, text: single ? `'${value}'` : JSON.stringify(value) }];
}
function rootOf({ roots }, node) {
    return roots.findLast((root) => root.start <= node.start) ?? node;
}
/** Whether a `{}` or `[]` is around the node. */
function inFlow(source, node) {
    let at = rootOf(source, node);
    while (at !== undefined && at !== node) {
        if ((at.kind === 'map' || at.kind === 'list') && at.flow)
            return true;
        const inside = at.kind === 'map' ? at.pairs.map((pair) => pair.value) : at.kind === 'list' ? at.items : [];
        at = inside.find((child) => child === node || (child.start <= node.start && node.end <= child.end));
    }
    return false;
}

;// CONCATENATED MODULE: ./build/core/edit/key.js
/** `path#key`: the one value that a person points to, in YAML, JSON and TOML. */









/**
 * Sets the scalar at the key: a whole reference where the old value is one, else a tag or a digest, by what the
 * old value looks like.
 * @throws ReleaseError key-not-found, image-not-found, edit-ambiguous, edit-unsafe, yaml-*, toml-invalid, path-*
 */
function editKey(target, files) {
    const { file, key = '' } = (0,parse/* splitKey */._$)(target.path);
    const path = (0,edit_paths/* repositoryPath */.SH)(file);
    const entry = files.get(path);
    if (entry === undefined)
        return { kind: 'need', paths: [path] };
    if (entry.kind === 'folder')
        throw isFolder(path, key);
    if (entry.kind !== 'file')
        throw (0,entries/* unreadable */.O)(entry);
    const source = readKeyFile(path, entry.text);
    const value = chooseValue(source, { key, images: target.images });
    return { kind: 'ready', value: setValue(target, source, value) };
}
/** Several documents may have the key: then only that which holds the wanted image. */
function chooseValue(source, { key, images }) {
    const { nodes, missing } = findNodes(source.roots, (0,parse/* parseKeyPath */._q)(key));
    if (missing !== undefined) {
        const at = missing.at === '' ? 'at the top' : `under "${missing.at}"`;
        const there = missing.there.length === 0 ? 'there are no keys' : `there are ${missing.there.join(', ')}`;
        throw new errors/* ReleaseError */.K({
            code: 'key-not-found',
            what: `there is no "${missing.part}" ${at} of the file; ${there}`,
            where: { file: source.file },
            next: `Correct what stands behind "#" in path: got "${key}".`,
        });
    }
    const values = nodes.map((node) => ({ node, text: source.textOf(node) }));
    const naming = values.filter(({ text }) => images.some((image) => names(text, image)));
    const [first, ...others] = naming.length > 0 ? naming : values;
    if (first === undefined || others.length === 0)
        return first ?? { node: source.roots[0], text: '' };
    const lines = [first, ...others].map(({ node }) => (0,unsafe/* lineIn */.Wg)(source, node?.start ?? 0)).join(', ');
    throw new errors/* ReleaseError */.K({
        code: 'edit-ambiguous',
        what: `"${key}" stands in the file several times (${lines})`,
        where: { file: source.file },
        next: 'Choose a document in front, e.g. #[kind=Deployment].spec…, or an item of a list, e.g. containers[name=web].',
    });
}
function names(text, { name, repository }) {
    const old = (0,reference/* splitReference */.mQ)(text ?? '').repository;
    return [name, repository].some((one) => one !== undefined && old !== '' && (0,reference/* sameRepository */.RB)(old, one));
}
function setValue({ path, images }, source, value) {
    const old = value.text;
    const { node } = value;
    if (old === undefined || node === undefined)
        throw notScalar(source, value);
    const where = (0,unsafe/* placeIn */.VV)(source, node.start);
    if ((0,image_value/* isFilledIn */.q)(old)) {
        const what = `the value is not touched: another program fills in "${old.slice(0, 80)}"`;
        return { edits: [], changes: [], notices: [{ level: 'warning', what, where }] };
    }
    const argument = argumentFor(source, value, images);
    const judged = (0,image_value/* wantedValue */.r)(kindOf(source, old, argument), old, argument);
    if (judged.kind === 'refused') {
        throw new errors/* ReleaseError */.K({ code: 'edit-unsafe', what: judged.why, where, next: judged.next });
    }
    if (judged.kind === 'templated' || judged.value === old)
        return { edits: [], changes: [], notices: [] };
    const { file } = source;
    const image = argument.repository ?? (0,reference/* splitReference */.mQ)(judged.value).repository;
    return {
        edits: setKeyValue(source, node, judged.value),
        changes: [{ path, file, line: where.line, image, from: judged.from, to: judged.to }],
        notices: [],
    };
}
/** @throws ReleaseError image-not-found, edit-ambiguous */
function argumentFor(source, value, images) {
    const old = value.text ?? '';
    const naming = images.filter((image) => names(old, image));
    const [only, ...more] = naming.length > 0 ? naming : images;
    const where = (0,unsafe/* placeIn */.VV)(source, value.node?.start ?? 0);
    if (only === undefined || (naming.length === 0 && isWhole(old))) {
        const wanted = images.map(({ text }) => `"${text}"`).join(', ');
        throw new errors/* ReleaseError */.K({
            code: 'image-not-found',
            what: `the value is the image "${old}", not ${wanted}`,
            where,
            next: `Check the image and the key, or rename it on purpose with name=repository:tag, e.g. ${(0,reference/* splitReference */.mQ)(old).repository}=${(0,reference/* formatReference */.FH)({ repository: only?.repository ?? 'repository', tag: only?.tag, digest: only?.digest })}.`,
        });
    }
    if (more.length === 0)
        return only;
    throw new errors/* ReleaseError */.K({
        code: 'edit-ambiguous',
        what: `"${old}" does not say which of the ${images.length} images it belongs to`,
        where,
        next: 'Set this path in a run with one image.',
    });
}
/** A value with a registry, a folder or `name:tag` in it. */
function isWhole(old) {
    return (0,reference/* digestProblem */.WQ)(old) !== undefined && /[/:]/.test(old.replace(/@.*$/, ''));
}
function kindOf({ file }, old, argument) {
    if ((0,edit_paths/* nameOf */.Vb)(file) === 'Chart.yaml')
        return 'tag';
    if (old !== '' && (0,reference/* digestProblem */.WQ)(old) === undefined)
        return 'digest';
    if (isWhole(old) || names(old, argument))
        return 'reference';
    return old === '' && argument.tag === undefined ? 'digest' : 'tag';
}
function notScalar(source, { node }) {
    const found = node?.kind === 'list' ? 'a list' : 'a mapping';
    return new errors/* ReleaseError */.K({
        code: 'edit-unsafe',
        what: `the key holds ${found}, not a single value`,
        where: (0,unsafe/* placeIn */.VV)(source, node?.start ?? 0),
        next: 'Point to a value inside of it, e.g. image.tag or containers[name=web].image.',
    });
}
function isFolder(path, key) {
    return new errors/* ReleaseError */.K({
        code: 'input-invalid',
        what: `"${path}" is a folder, and "#${key}" is a key in a file`,
        where: path,
        next: 'Give the file that has the key, e.g. apps/shop/values.yaml#image.tag.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/apply.js

/**
 * Applies the edits of one file to its text; offsets are those of the original text, in any order. Several
 * insertions at one offset land in the order given.
 * @throws ReleaseError edit-unsafe where two edits overlap or one lies outside the text: the file is then
 *   better left alone.
 */
function applyEdits(text, edits) {
    const ordered = [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
    let result = '';
    let done = 0;
    for (const edit of ordered) {
        if (edit.start < done || edit.end < edit.start || edit.end > text.length)
            throw overlap(edit);
        result += text.slice(done, edit.start) + edit.text;
        done = edit.end;
    }
    return result + text.slice(done);
}
function overlap(edit) {
    return new errors/* ReleaseError */.K({
        code: 'edit-unsafe',
        what: `two changes meet in the same place (characters ${edit.start} to ${edit.end})`,
        where: { file: edit.file },
        next: 'Set one of the images in a run of its own, and report this as a fault with the file.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/prove.js
/** Reads back what an edit would leave: a layout that no writer foresaw is refused, not damaged. */



/**
 * @param again edits the same target on other files
 * @returns the edit as it is, if a second run after it changes nothing
 * @throws ReleaseError edit-unsafe with the place
 */
function proven(edit, files, again) {
    if (edit.edits.length === 0 || readsBack(new EditedFiles(files, edit), again))
        return edit;
    const [first] = edit.edits;
    const entry = files.get(first?.file ?? '');
    throw new errors/* ReleaseError */.K({
        code: 'edit-unsafe',
        what: `the value here is written in a way in which "${first?.text.trim() ?? ''}" would not be read back`,
        where: (0,lines/* placeOf */.$t)(first?.file ?? '', entry?.kind === 'file' ? entry.text : '', first?.start ?? 0),
        next: 'Write the value as one string on the line of its key, then run again.',
    });
}
function readsBack(files, again) {
    try {
        const step = again(files);
        return step.kind === 'need' || step.value.edits.length === 0;
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K)
            return false;
        throw error;
    }
}
/** The files as they would be; a copy of all of them would make many targets slow. */
class EditedFiles extends Map {
    #before;
    constructor(before, { edits }) {
        super();
        this.#before = before;
        for (const path of new Set(edits.map(({ file }) => file))) {
            const entry = before.get(path);
            const own = edits.filter(({ file }) => file === path);
            if (entry?.kind === 'file')
                this.set(path, { ...entry, text: applyEdits(entry.text, own) });
        }
    }
    get(path) {
        return super.get(path) ?? this.#before.get(path);
    }
    has(path) {
        return super.has(path) || this.#before.has(path);
    }
}

;// CONCATENATED MODULE: ./build/core/edit/target.js
/** Finds what a target says about the wanted images, in every format, and what has to change. */


















/** Every format there is, in the order in which they are asked. */
const FORMATS = [
    kustomizationFormat,
    manifestFormat,
    helm_values/* helmValuesFormat */.e,
    flux/* fluxFormat */.Z,
    argocd/* argoFormat */.lP,
    markerFormat,
];
const target_MAX_LISTED = 10;
const MAX_HINTS = 5;
/**
 * Paths that are surely needed for a target; reading them all at once saves a round.
 * @throws ReleaseError path-outside
 */
function initialPaths(path) {
    if ((0,glob/* isGlob */.fg)(path))
        return [(0,glob/* globFolder */.JJ)((0,edit_paths/* repositoryPath */.SH)((0,parse/* splitKey */._$)(path).file))];
    const { file, key } = (0,parse/* splitKey */._$)(path);
    const normal = (0,edit_paths/* repositoryPath */.SH)(file);
    if (key !== undefined)
        return [normal];
    return [...new Set([normal, ...FORMATS.flatMap((format) => format.entryPaths(normal))])];
}
/**
 * The edits that make `target.path` run `target.images`, or the paths to read before that is known.
 * @throws ReleaseError image-not-found, input-contradiction, edit-unsafe, edit-ambiguous, yaml-*, kustomization-*,
 *   key-not-found, toml-invalid, path-*, file-*
 */
function target_editTarget(target, files) {
    const images = (0,argument/* mergeImageArguments */.cX)(target.images);
    if ((0,glob/* isGlob */.fg)(target.path))
        return editGlob({ ...target, images }, files, { edit: target_editTarget, initialPaths });
    const edit = (0,parse/* splitKey */._$)(target.path).key === undefined ? editPlace : editKey;
    const again = (read) => edit({ ...target, images }, read);
    const step = again(files);
    if (step.kind === 'need')
        return step;
    (0,automation/* refuseAutomated */.X)(step.value.edits, images, files);
    return { kind: 'ready', value: proven(step.value, files, again) };
}
/** A file or a folder, in every format. */
function editPlace({ path: given, images }, files) {
    const path = (0,edit_paths/* repositoryPath */.SH)(given);
    const unread = initialPaths(path).filter((wanted) => !files.has(wanted));
    if (!files.has(path))
        return { kind: 'need', paths: unread };
    const steps = FORMATS.flatMap((format) => format.edit({ path: given, images }, files) ?? []);
    if (steps.length === 0)
        throw nothingHere(path, files.get(path));
    const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
    if (needs.length > 0)
        return { kind: 'need', paths: [...new Set(needs)] };
    const results = steps.flatMap((step) => (step.kind === 'ready' ? [step.value] : []));
    refuseUnfound(path, images, results);
    const value = collect(results);
    const places = (0,formats_places/* placesAt */.uQ)(path, files);
    const notices = [...value.notices, ...places.notices, ...(0,formats_places/* tellUnreadable */.LD)(places, files)];
    return { kind: 'ready', value: { ...value, notices } };
}
function collect(results) {
    return {
        edits: results.flatMap(({ edits }) => edits),
        changes: results.flatMap(({ changes }) => changes),
        notices: results.flatMap(({ notices, problems }) => [...notices, ...problems.map(asNotice)]),
    };
}
function asNotice({ what, where }) {
    return { level: 'warning', what: `not read: ${what}`, ...(where === undefined ? {} : { where }) };
}
function refuseUnfound(path, images, results) {
    const unfound = images.filter((image) => !results.some(({ found }) => found.has(image)));
    const [first, ...others] = unfound;
    if (first === undefined)
        return;
    const problems = results.flatMap((result) => result.problems);
    const seen = results.flatMap((result) => result.seen);
    const hints = results.flatMap((result) => result.hints);
    const failures = [
        ...problems,
        notFound(path, first, { seen, hints }),
        ...others.map((image) => notFound(path, image, { seen, hints })),
    ];
    const [head, ...tail] = failures;
    if (head !== undefined)
        throw new errors/* ReleaseError */.K([head, ...tail]);
}
function notFound(path, image, { seen, hints }) {
    const wanted = image.name ?? image.repository ?? '';
    const sorted = nearestFirst(wanted, seen);
    const listed = sorted
        .slice(0, target_MAX_LISTED)
        .map((one) => `${one.image} (${one.where.file}:${one.where.line ?? 1})`);
    const more = sorted.length > target_MAX_LISTED ? ` and ${sorted.length - target_MAX_LISTED} more` : '';
    const there = listed.length === 0 ? 'no image is there' : `images there: ${listed.join(', ')}${more}`;
    return {
        code: 'image-not-found',
        what: `nothing under "${path}" uses the image "${wanted}"; ${there}${toldHints(hints)}`,
        where: path,
        next: listed.length === 0
            ? 'Check the path, or add an entry for the image under `images:` by hand.'
            : 'Check the spelling of the image and the path; an entry renamed by kustomize is set as name=repository:tag.',
    };
}
function toldHints(hints) {
    const told = hints.slice(0, MAX_HINTS).map(({ what, where }) => {
        const place = typeof where === 'object' ? `${where.file}:${where.line ?? 1}` : where;
        return `${what} (${place ?? ''})`;
    });
    const more = hints.length > MAX_HINTS ? `; and ${hints.length - MAX_HINTS} more` : '';
    return told.length === 0 ? '' : `; left alone: ${told.join('; ')}${more}`;
}
function nearestFirst(wanted, seen) {
    const distinct = [...new Map(seen.map((one) => [one.image, one])).values()];
    const ranked = distinct.map((one) => ({ one, distance: distance(wanted, one.image) }));
    return ranked.sort((left, right) => left.distance - right.distance).map(({ one }) => one);
}
/** The last part of a name is what people remember; the rest decides between equals. */
function distance(wanted, image) {
    const name = (text) => text
        .replace(/@.*$/, '')
        .replace(/:[^/:]*$/, '')
        .slice(0, 300);
    const last = (text) => name(text).split('/').at(-1) ?? '';
    return editDistance(last(wanted), last(image)) + editDistance(name(wanted), name(image)) / 1000;
}
function nothingHere(path, entry) {
    if (entry !== undefined && entry.kind !== 'file' && entry.kind !== 'folder')
        return (0,entries/* unreadable */.O)(entry);
    const names = entry?.kind === 'folder' ? entry.entries.map(({ name }) => name) : [];
    const listed = names.slice(0, target_MAX_LISTED).join(', ') + (names.length > target_MAX_LISTED ? ', …' : '');
    const there = entry?.kind === 'folder'
        ? `the folder holds ${listed === '' ? 'nothing' : listed}`
        : 'it is a file of another name';
    return new errors/* ReleaseError */.K({
        code: 'kustomization-missing',
        what: `no kustomization (kustomization.yaml, kustomization.yml, Kustomization), Kubernetes manifest or marked line at "${path}": ${there}`,
        where: path,
        next: 'Give the path of the folder that holds the kustomization, or of the file itself.',
    });
}

;// CONCATENATED MODULE: ./build/core/plan/edits.js
/** Targets become edited files: what to splice where, and what the files hold afterwards. */



/** All edits of all targets, with remarks on who overrides them; a file that two targets name is edited once. */
function editTargets(targets, files) {
    const steps = targets.map((target) => target_editTarget(target, files));
    const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
    if (needs.length > 0)
        return { kind: 'need', paths: [...new Set(needs)] };
    const values = steps.flatMap((step) => (step.kind === 'ready' ? step.value : []));
    const changes = edits_distinct(values.flatMap((value) => value.changes));
    const beside = pathsBeside(changes, files);
    if (beside.length > 0)
        return { kind: 'need', paths: beside };
    const edits = edits_distinct(values.flatMap((value) => value.edits));
    const overrides = findOverrides(changes, textsOf(edited(edits, files)));
    const notices = edits_distinct([...values.flatMap((value) => value.notices), ...overrides]);
    return { kind: 'ready', value: { edits, changes, notices } };
}
/** What a run sets itself contradicts nothing. */
function edited(edits, files) {
    const after = editFiles(edits, files).map(({ path, mode, text }) => ({ kind: 'file', path, mode, text }));
    return new Map([...files, ...after.map((entry) => [entry.path, entry])]);
}
/** Two paths may name the same file: the same edit is made once. */
function edits_distinct(values) {
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
/** The new content of every file that the edits change, in the order of their paths. */
function editFiles(edits, files) {
    const paths = [...new Set(edits.map((edit) => edit.file))].sort();
    return paths.flatMap((path) => {
        const entry = files.get(path);
        if (entry?.kind !== 'file')
            return [];
        const text = applyEdits(entry.text, edits.filter((edit) => edit.file === path));
        return text === entry.text ? [] : [{ path, mode: entry.mode, text }];
    });
}

;// CONCATENATED MODULE: ./build/core/delivery/trail.js
const KEY = {
    app: 'Gitops-Release-App',
    environment: 'Gitops-Release-Environment',
    image: 'Gitops-Release-Image',
    plan: 'Gitops-Release-Plan',
    source: 'Gitops-Release-Source',
    run: 'Gitops-Release-Run',
};
/** @returns the trailer block, one line each, without a trailing line break */
function formatTrail(trail, provenance, signer) {
    const { source, run } = provenance;
    return [
        ...trail.apps.map((app) => `${KEY.app}: ${app}`),
        ...(trail.environment === undefined ? [] : [`${KEY.environment}: ${trail.environment}`]),
        ...trail.intents.map((intent) => `${KEY.image}: ${JSON.stringify(intent)}`),
        `${KEY.plan}: ${trail.plan}`,
        ...(source === undefined ? [] : [`${KEY.source}: ${formatSource(source)}`]),
        ...(run === undefined ? [] : [`${KEY.run}: ${formatRun(run)}`]),
        ...(signer === undefined ? [] : [`Signed-off-by: ${signer}`]),
    ].join('\n');
}
/** @returns the trail of a commit message, or undefined where the action did not write it */
function trail_parseTrail(message) {
    const lines = message.trimEnd().split('\n');
    const values = (key) => lines.flatMap((line) => (line.startsWith(`${key}: `) ? line.slice(key.length + 2).trim() : []));
    const [plan] = values(KEY.plan);
    if (plan === undefined)
        return undefined;
    const origin = withSource(parseRun(values(KEY.run)[0] ?? ''), values(KEY.source)[0] ?? '');
    return {
        apps: values(KEY.app),
        environment: values(KEY.environment)[0],
        intents: values(KEY.image).flatMap((text) => parseIntent(text, origin) ?? []),
        plan,
    };
}
/** The run that a request comes from; undefined outside of GitHub Actions. */
function trail_originOf({ run, source }) {
    const origin = run === undefined ? undefined : parseRun(formatRun(run));
    return withSource(origin, source === undefined ? '' : formatSource(source));
}
function formatSource({ repository, sha }) {
    return `${repository}@${sha}`;
}
/** The commit counts only in the repository whose runs are compared. */
function withSource(origin, source) {
    const [, repository, sha] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40}(?:[0-9a-f]{24})?)$/.exec(source) ?? [];
    if (origin === undefined || sha === undefined || repository !== origin.repository)
        return origin;
    return { ...origin, sha };
}
function formatRun({ url, attempt }) {
    return `${url} (attempt ${attempt})`;
}
function parseRun(text) {
    const [, repository, run, attempt] = /\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d{1,15}) \(attempt (\d{1,9})\)$/.exec(text) ?? [];
    if (repository === undefined)
        return undefined;
    return { repository, run: Number(run), attempt: Number(attempt) };
}
function parseIntent(text, origin) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { path, image, from, origin: own, overrideAutomation } = value;
    if (typeof path !== 'string' || typeof image !== 'string' || !Array.isArray(from))
        return undefined;
    const asked = own === undefined ? origin : parseOrigin(own);
    const intent = {
        path,
        image,
        from: from.filter((item) => typeof item === 'string'),
        ...(overrideAutomation === true ? { overrideAutomation } : {}),
    };
    return asked === undefined ? intent : { ...intent, origin: asked };
}
function parseOrigin(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { repository, run, attempt, sha } = value;
    if (typeof repository !== 'string' || typeof run !== 'number' || typeof attempt !== 'number')
        return undefined;
    const origin = { repository, run, attempt };
    return typeof sha === 'string' ? withSource(origin, `${repository}@${sha}`) : origin;
}
/** `Signed-off-by` identity of the credential; GitHub's no-reply address, for the real one is not readable. */
function signerOf(facts, wanted) {
    if (!wanted && !facts.signoffRequired)
        return undefined;
    const login = facts.viewer ?? 'github-actions[bot]';
    return `${login} <${login}@users.noreply.github.com>`;
}
/**
 * Whether the action made this commit and nobody rewrote it: it carries a trail, has one parent, and its
 * committer is GitHub (commits through the API) or its own author. An amended commit has another committer.
 */
function trail_isOwnCommit(commit) {
    const byAuthor = commit.author.email === commit.committer.email && commit.author.name === commit.committer.name;
    return (commit.parents.length === 1 &&
        trail_parseTrail(commit.message) !== undefined &&
        (commit.signedByGitHub || byAuthor));
}

;// CONCATENATED MODULE: ./build/core/delivery/proposal.js
/** What stands on a proposal branch, and what of it a run may replace. */


function classifyProposal(proposal) {
    const { head, commits } = proposal;
    if (head === undefined)
        return { kind: 'replaceable' };
    const known = new Set(commits.map((commit) => commit.oid));
    const others = commits.filter((commit) => !isOwnCommit(commit));
    const foreign = others.filter((commit) => !isBaseMerge(commit, known));
    if (foreign.length > 0 || proposal.truncated) {
        return { kind: 'foreign', head, commits: foreign.length > 0 ? foreign : commits.slice(-1) };
    }
    return others.length > 0 ? { kind: 'merged', head } : { kind: 'replaceable' };
}
/** A merge made by GitHub of one commit of the proposal with one that is on the base already. */
function isBaseMerge(commit, proposal) {
    const [first, second] = commit.parents;
    return (commit.signedByGitHub &&
        commit.parents.length === 2 &&
        first !== undefined &&
        second !== undefined &&
        proposal.has(first) &&
        !proposal.has(second));
}
/**
 * What the proposal asks for already, the latest wish for each path and image. A branch whose pull request is
 * still to be opened counts (another run is between its commit and its pull request, or was cut off there);
 * one whose pull request was merged or closed at this very head does not: its content was taken or refused.
 */
function proposal_pendingIntents(proposal) {
    const ended = proposal.head !== undefined && proposal.endedHeads.includes(proposal.head);
    if (proposal.pullRequest === undefined && ended)
        return [];
    return proposal.commits.flatMap((commit) => isOwnCommit(commit) ? (parseTrail(commit.message)?.intents ?? []) : []);
}
/** The refusal to touch a branch that holds somebody's work. */
function foreignCommitsError(proposal, commits) {
    const list = commits.slice(0, 3).map((commit) => {
        const headline = commit.message.split('\n')[0] ?? '';
        const who = commit.author.login ?? commit.author.name;
        return `${commit.oid.slice(0, 10)} "${headline.slice(0, 60)}" by ${who}`;
    });
    const more = commits.length > 3 ? ` and ${commits.length - 3} more` : '';
    const failure = {
        code: 'branch-foreign-commits',
        what: `the proposal branch ${proposal.branch} has commits that this action did not make: ${list.join('; ')}${more}`,
        where: proposal.pullRequest?.url ?? `branch ${proposal.branch}`,
        next: 'Merge or close that pull request and delete its branch, or move the commits to a branch of their own; then run again.',
    };
    return new ReleaseError(failure);
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __nccwpck_require__(2088);
;// CONCATENATED MODULE: ./build/core/images/order.js
/** Which of two tags is the newer one, where they say so themselves. */

/**
 * Semantic versions are ordered, with or without a leading `v`; nothing else is, not even `1.10` or `latest`.
 * Between builds of one version that a commit tells apart (`1.8.0-g1a2b3c4`, `1.8.0-14-g1a2b3c4`) the rules of
 * semver would compare the letters of the commit: they are not ordered either.
 */
function order_orderOf(before, after) {
    if (before === after)
        return 'equal';
    const left = versionIn(before);
    const right = versionIn(after);
    if (left === undefined || right === undefined)
        return 'unordered';
    const core = right.compareMain(left);
    if (core === 0 && (namesCommit(left) || namesCommit(right)))
        return 'unordered';
    const order = right.compare(left);
    return order < 0 ? 'lower' : order > 0 ? 'higher' : 'equal';
}
/** Whether a tag is a semantic version. */
function order_isVersion(tag) {
    return tag !== undefined && versionIn(tag) !== undefined;
}
function versionIn(tag) {
    return (0,semver.parse)(tag) ?? undefined;
}
/** Seven or more hex digits, as Git shortens a commit; digits alone are a number or a date. */
function namesCommit({ prerelease }) {
    const parts = prerelease.flatMap((part) => String(part).split('-'));
    return parts.some((part) => /^g?[0-9a-f]{7,40}$/.test(part) && /[a-f]/.test(part));
}

;// CONCATENATED MODULE: ./build/core/plan/intents.js
/** What a run has to set: its own wishes, and those that its open proposal already carries. */




/** What makes two wishes the same: one image under one path. */
function intents_keyOf(path, image) {
    const repository = image.repository === undefined ? '*' : normalRepository(image.repository);
    return JSON.stringify([path, image.name ?? repository]);
}
/** A wish of an open proposal; none where it cannot be read. */
function intents_parseCarried(intent) {
    try {
        const { path, from, origin, overrideAutomation } = intent;
        const image = parseImageArgument(intent.image);
        return [
            {
                path,
                image: overrideAutomation === true ? { ...image, overrideAutomation } : image,
                carriedFrom: from,
                origin: origin ?? null,
            },
        ];
    }
    catch (error) {
        if (error instanceof ReleaseError)
            return [];
        throw error;
    }
}
/** The wishes that a run has of its own. */
function intents_ownWishes(targets) {
    return targets.flatMap(({ path, images }) => images.map((image) => ({ path, image, carriedFrom: undefined })));
}
/** The latest wish for each path and image; a new one replaces what the proposal carries. */
function mergeWishes(own, pending) {
    const wishes = [...pending.flatMap(intents_parseCarried), ...own];
    return [...new Map(wishes.map((wish) => [intents_keyOf(wish.path, wish.image), wish])).values()];
}
/**
 * A carried wish takes part only while the base still says what it said when the wish was made: once the
 * value has changed by another way, that change is the newer word.
 */
function weighWishes(wishes, files) {
    const steps = wishes.map((wish) => ({ wish, step: weigh(wish, files) }));
    const needs = steps.flatMap(({ step }) => (step.kind === 'need' ? step.paths : []));
    if (needs.length > 0)
        return { kind: 'need', paths: [...new Set(needs)] };
    const kept = steps.flatMap(({ wish, step }) => step.kind === 'ready' && step.value !== undefined ? [{ wish, from: step.value }] : []);
    return {
        kind: 'ready',
        value: { intents: toIntents(kept), targets: toTargets(kept.map(({ wish }) => wish)) },
    };
}
/** What the files say now where the wish would change something; undefined drops the wish. */
function weigh(wish, files) {
    if (wish.carriedFrom === undefined) {
        const step = editTarget({ path: wish.path, images: [wish.image] }, files);
        return step.kind === 'need' ? step : { kind: 'ready', value: valuesBefore(step.value) };
    }
    const step = tryEdit(wish, files);
    if (step === undefined || step.kind === 'need')
        return step ?? { kind: 'ready', value: undefined };
    const now = valuesBefore(step.value);
    const same = JSON.stringify(now) === JSON.stringify(wish.carriedFrom);
    return { kind: 'ready', value: same && step.value.changes.length > 0 ? now : undefined };
}
/** A carried wish whose target is gone is not this run's mistake. */
function tryEdit(wish, files) {
    try {
        return editTarget({ path: wish.path, images: [wish.image] }, files);
    }
    catch (error) {
        if (error instanceof ReleaseError)
            return undefined;
        throw error;
    }
}
function valuesBefore(edit) {
    return [...new Set(edit.changes.map((change) => change.from))].sort();
}
function toIntents(kept) {
    return kept.map(({ wish, from }) => ({
        path: wish.path,
        image: wish.image.text,
        from,
        ...(wish.origin === undefined ? {} : { origin: wish.origin }),
        ...(wish.image.overrideAutomation === true ? { overrideAutomation: true } : {}),
    }));
}
function toTargets(wishes) {
    const paths = [...new Set(wishes.map((wish) => wish.path))];
    return paths.map((path) => ({
        path,
        images: wishes.filter((wish) => wish.path === path).map((wish) => wish.image),
    }));
}

;// CONCATENATED MODULE: ./build/core/plan/never-older.js
/**
 * Never older: a lower version does not replace a higher one, and a run that finishes late does not undo what a
 * later run has set. Versions decide where both are semantic versions; elsewhere the source repository's history does
 * where it can be read, and the order of the runs where not.
 */








/** More paths than this are told by the one folder around them. */
const MAX_PATHS = 20;
/** Each costs a request; runs of one repository that meet are two, seldom three. */
const MAX_RIVALS = 5;
/** Paths whose history tells whether this run is stale; none where versions decide, or nobody can tell. */
function historyPaths(request) {
    const { allowDowngrade, images, provenance } = request;
    if (allowDowngrade || originOf(provenance) === undefined)
        return [];
    if (images.every(({ tag }) => isVersion(tag)))
        return [];
    const paths = [...new Set(request.paths.map(historyPathOf))];
    return paths.length <= MAX_PATHS ? paths : [folderAround(paths)];
}
function historyPathOf(path) {
    return isGlob(path) ? globFolder(path) : splitKey(path).file;
}
function folderAround(paths) {
    const [first = '', ...others] = paths;
    const parts = first.split('/');
    const same = parts.findIndex((_, index) => {
        const folder = `${parts.slice(0, index + 1).join('/')}/`;
        return !others.every((path) => `${path}/`.startsWith(folder));
    });
    return same < 0 ? first : parts.slice(0, same).join('/');
}
/** @throws ReleaseError image-older naming each place that has a higher version */
function dropStale(own, ground, files) {
    if (ground.request.allowDowngrade)
        return { kind: 'ready', value: { fresh: own, notices: [] } };
    const steps = own.map(({ path, image }) => editTarget({ path, images: [image] }, files));
    const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
    if (needs.length > 0)
        return { kind: 'need', paths: [...new Set(needs)] };
    const changes = steps.map((step) => (step.kind === 'ready' ? step.value.changes : []));
    refuseOlder(changes.flat());
    const claims = latestClaims(pendingIntents(ground.facts.proposal));
    refuseOlderThanProposal(own, claims, ground.facts);
    const verdicts = own.map((wish, index) => ({
        wish,
        by: overtakenBy(wish, { ...ground, claims, changes: changes[index] ?? [] }),
    }));
    return {
        kind: 'ready',
        value: {
            fresh: verdicts.filter(({ by }) => by === undefined).map(({ wish }) => wish),
            notices: verdicts.flatMap(({ wish, by }) => (by === undefined ? [] : [tellStale(wish, by, ground)])),
        },
    };
}
/** @throws ReleaseError image-older naming each place that has a higher version */
function refuseOlder(changes) {
    const failures = changes.filter(isLower).map(({ file, line, image, from, to }) => ({
        code: 'image-older',
        what: `"${image}" is at ${from} here, and ${to} is older`,
        where: { file, line },
        next: 'Set allow-downgrade to go back on purpose.',
    }));
    const [first, ...others] = failures;
    if (first !== undefined)
        throw new errors/* ReleaseError */.K([first, ...others]);
}
/** A reference may have said several things (`1.7.3, 1.8.0`); one that is higher is enough. */
function ordersOf({ from, to }) {
    return from.split(', ').map((each) => order_orderOf(tagIn(each), tagIn(to)));
}
function isLower(change) {
    return ordersOf(change).includes('lower');
}
function tagIn(version) {
    return version.replace(/@.*$/, '');
}
/** What the open proposal asks for, the latest for each path and image. */
function latestClaims(intents) {
    return new Map(intents.flatMap(parseCarried).map((wish) => [keyOf(wish.path, wish.image), wish]));
}
function claimOf(claims, { path, image }) {
    return claims.get(keyOf(path, image));
}
function claimOrder(claim, wish) {
    return orderOf(claim.image.tag ?? '', wish.image.tag ?? '');
}
function refuseOlderThanProposal(own, claims, { proposal }) {
    for (const wish of own) {
        const claim = claimOf(claims, wish);
        if (claim === undefined || claimOrder(claim, wish) !== 'lower')
            continue;
        throw new ReleaseError({
            code: 'image-older',
            what: `the open proposal sets "${claim.image.text}" in ${wish.path}, and "${wish.image.text}" is older`,
            where: proposal.pullRequest?.url ?? `branch ${proposal.branch}`,
            next: 'Close that pull request, or set allow-downgrade to go back on purpose.',
        });
    }
}
/** The later run of the same repository that has set this image here, in the proposal or on the base. */
function overtakenBy(wish, ground) {
    const own = originOf(ground.request.provenance);
    if (own === undefined)
        return undefined;
    const claim = claimOf(ground.claims, wish);
    if (claim !== undefined &&
        never_older_isLater(claim.origin, own, ground.facts) &&
        decidedByRuns(claimOrder(claim, wish), claim, wish)) {
        return { origin: claim.origin, image: claim.image.text };
    }
    const ordered = ground.changes.every((change) => ordersOf(change).every((order) => order === 'higher'));
    if (ordered)
        return undefined;
    const set = lastSet(wish, ground.facts);
    return set !== undefined && never_older_isLater(set.origin, own, ground.facts)
        ? { origin: set.origin, image: set.image }
        : undefined;
}
/** Equal tags with other digests say no more than tags without an order. */
function decidedByRuns(order, claim, wish) {
    return order === 'unordered' || (order === 'equal' && claim.image.digest !== wish.image.digest);
}
/** The newest commit of the base that has set this image under this path. */
function lastSet(wish, { history = new Map() }) {
    const path = historyPathOf(wish.path);
    const messages = history.get(path) ?? (history.size === 1 ? [...history.values()][0] : undefined) ?? [];
    const key = keyOf(wish.path, wish.image);
    for (const message of messages) {
        const intents = parseTrail(message)?.intents ?? [];
        const same = intents.find((intent) => parseCarried(intent).some((each) => keyOf(each.path, each.image) === key));
        if (same !== undefined)
            return same;
    }
    return undefined;
}
function never_older_isLater(origin, own, { ancestry }) {
    if (origin === null || origin === undefined)
        return false;
    if (origin.repository.toLowerCase() !== own.repository.toLowerCase())
        return false;
    const known = origin.sha === undefined ? undefined : ancestry?.get(origin.sha);
    if (known === 'newer' || known === 'older')
        return known === 'newer';
    return origin.run > own.run || (origin.run === own.run && origin.attempt > own.attempt);
}
/** Commits of the source repository, other than this run's, that have set what it wants to set. */
function rivalCommits(request, facts) {
    const own = originOf(request.provenance);
    if (own?.sha === undefined || historyPaths(request).length === 0)
        return [];
    const claims = latestClaims(pendingIntents(facts.proposal));
    const wishes = ownWishes(request.paths.map((path) => ({ path, images: request.images })));
    const origins = wishes.flatMap((wish) => [claimOf(claims, wish)?.origin, lastSet(wish, facts)?.origin]);
    const commits = origins.flatMap((origin) => origin?.repository.toLowerCase() === own.repository.toLowerCase() ? (origin.sha ?? []) : []);
    return [...new Set(commits)].filter((sha) => sha !== own.sha).slice(0, MAX_RIVALS);
}
function tellStale({ path, image }, by, { request }) {
    const own = originOf(request.provenance);
    const what = `"${image.text}" is not set: ${laterText(by.origin, own)} has set "${by.image}" here; set allow-downgrade to go back on purpose`;
    return { level: 'notice', what, where: path };
}
function laterText(by, own) {
    const run = `run ${by.run} of ${by.repository}`;
    if (own === undefined || by.run > own.run || by.sha === undefined) {
        return `${run}, later than this run ${own?.run ?? ''},`;
    }
    return `${run}, of the newer commit ${by.sha.slice(0, 7)},`;
}

// EXTERNAL MODULE: ./build/core/plan/settle.js
var settle = __nccwpck_require__(2009);
;// CONCATENATED MODULE: ./build/commands/local-update.js





/** @throws ReleaseError for every wrong path, image or file; nothing is written then */
async function localUpdate(request, ports) {
    const targets = request.paths.map((path) => ({ path, images: request.images }));
    const known = await ports.snapshot.read([...new Set(request.paths.flatMap(initialPaths))]);
    const { value, files } = await (0,settle/* settle */.G)((read) => editTargets(targets, read), known, ports.snapshot);
    if (!request.allowDowngrade)
        refuseOlder(value.changes);
    const edited = editFiles(value.edits, files);
    const overrides = edited.length === 0 ? [] : findElsewhere(value.changes, { files, edited, tree: ports.tree });
    if (request.write)
        await ports.files.write(edited);
    return {
        written: request.write && edited.length > 0,
        changes: value.changes,
        notices: [...value.notices, ...overrides],
        files: edited.map((file) => {
            const entry = files.get(file.path);
            return { path: file.path, before: entry?.kind === 'file' ? entry.text : '', after: file.text };
        }),
    };
}
/** Overrides in files that the edit did not read; those that it did are told already. */
function findElsewhere(changes, { files, edited, tree }) {
    const after = new Map(edited.map(({ path, text }) => [path, text]));
    const texts = [...tree.walk('', mayOverride)].flatMap((entry) => entry.kind === 'file' ? [{ ...entry, text: after.get(entry.path) ?? entry.text }] : []);
    return findOverrides(changes, texts).filter(({ where }) => typeof where !== 'object' || !files.has(where.file));
}


/***/ }),

/***/ 4609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ findAnchorUses)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9437);
/** Who else reads a value: anchors and the aliases that stand for them. */

/** Walks a document once. */
function findAnchorUses(root) {
    const aliases = new Map();
    const parents = new Map();
    const walk = (node) => {
        if (node.kind === 'alias') {
            const known = aliases.get(node.target);
            if (known === undefined)
                aliases.set(node.target, [node]);
            else
                known.push(node);
        }
        for (const child of (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .LU)(node)) {
            parents.set(child, node);
            walk(child);
        }
    };
    walk(root);
    const aliasesOf = (node) => aliases.get(node) ?? [];
    const sharedAround = (node) => {
        let at = node.kind === 'scalar' || node.kind === 'alias' ? parents.get(node) : node;
        while (at !== undefined && aliasesOf(at).length === 0)
            at = parents.get(at);
        return at;
    };
    return { aliasesOf, sharedAround };
}


/***/ }),

/***/ 9359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ unreadable)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7264);
/** The errors for what stands at a path but cannot be edited. */


/**
 * What the entry is and why it is left alone.
 * @returns path-missing, path-symlink, path-submodule, file-binary, file-oversize or file-not-utf8
 */
function unreadable(entry) {
    const { code, what, next } = explain(entry);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({ code, what, where: { file: entry.path }, next });
}
function explain(entry) {
    switch (entry.kind) {
        case 'missing':
            return {
                code: 'path-missing',
                what: `nothing stands at "${entry.path}"`,
                next: 'Check the spelling and the branch.',
            };
        case 'symlink':
            return {
                code: 'path-symlink',
                what: `"${entry.path}" is a symbolic link to "${entry.target}", and links are not followed`,
                next: 'Give the path that the link points to.',
            };
        case 'submodule':
            return {
                code: 'path-submodule',
                what: `"${entry.path}" is a submodule, which lives in a repository of its own`,
                next: "Run the update on the submodule's repository.",
            };
        case 'unreadable':
            return explainUnreadable(entry);
    }
}
function explainUnreadable(entry) {
    switch (entry.reason) {
        case 'binary':
            return {
                code: 'file-binary',
                what: 'the file is binary, not text',
                next: 'Give the path of a text file.',
            };
        case 'not-utf8':
            return { code: 'file-not-utf8', what: 'the file is not encoded as UTF-8', next: 'Save it as UTF-8.' };
        case 'oversize':
            return {
                code: 'file-oversize',
                what: `the file has ${entry.bytes} bytes, more than the ${_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_FILE_BYTES */ .g} that are edited`,
                next: 'Point path to a file written by a person, or split this one.',
            };
    }
}


/***/ }),

/***/ 9538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  lP: () => (/* binding */ argoFormat),
  dp: () => (/* binding */ findArgoGroups),
  lV: () => (/* binding */ findSourceGroups)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __nccwpck_require__(2807);
// EXTERNAL MODULE: ./build/core/edit/lines.js
var lines = __nccwpck_require__(7496);
// EXTERNAL MODULE: ./build/core/edit/yaml.js + 1 modules
var yaml = __nccwpck_require__(4257);
;// CONCATENATED MODULE: ./build/core/edit/yaml-embedded.js
/** YAML inside of YAML: the text of a literal block scalar (`values: |`), read with the offsets of the file. */


/**
 * A block's lines are the document with an indent, and a YAML document may be indented as a whole. So its nodes
 * are those of the lines as they stand there, and an edit of them keeps indent and style.
 * @returns undefined where the scalar is no literal block of one document
 * @throws ReleaseError yaml-invalid, yaml-aliases
 */
function embeddedYaml({ file, text }, holder) {
    if (holder.style !== 'block' || text[holder.start] !== '|')
        return undefined;
    const start = (0,lines/* nextLine */.sE)(text, holder.start);
    const { documents } = (0,yaml/* parseYaml */.h)(`${file}#${start}`, text.slice(start, holder.end));
    const [document] = documents;
    return document?.root === undefined || documents.length > 1 ? undefined : shifted(document.root, start);
}
/** The same tree with other offsets; an alias points to the moved node, which always stands before it. */
function shifted(root, by) {
    const moved = new Map();
    const move = (node) => {
        const copy = moveInside({ ...node, start: node.start + by, end: node.end + by });
        moved.set(node, copy);
        return copy;
    };
    const moveInside = (node) => {
        if (node.kind === 'alias')
            return { ...node, target: moved.get(node.target) ?? node.target };
        if (node.kind === 'map')
            return { ...node, pairs: node.pairs.map(movePair) };
        if (node.kind !== 'list')
            return node;
        return { ...node, items: node.items.map(move), dashes: node.dashes.map((dash) => dash + by) };
    };
    const movePair = (pair) => {
        const key = move(pair.key);
        return { ...pair, key, value: move(pair.value), start: pair.start + by };
    };
    return move(root);
}

// EXTERNAL MODULE: ./build/core/edit/yaml-node.js
var yaml_node = __nccwpck_require__(9437);
// EXTERNAL MODULE: ./build/core/edit/yaml-path.js
var yaml_path = __nccwpck_require__(5950);
;// CONCATENATED MODULE: ./build/core/edit/formats/argocd/parameters.js
/**
 * Images in `helm.parameters`: items of `{name: image.tag, value: 1.8.0}`. The names are paths into the chart's
 * values, so images take the shapes that they have there.
 */


/** @param list the value of `helm.parameters` */
function findParameters(list) {
    const parameters = (0,yaml_path/* itemsOf */.S)(list).flatMap((item) => {
        const name = (0,yaml_node/* textOf */.b6)((0,yaml_path.at)(item, 'name'));
        const value = (0,yaml_path.at)(item, 'value');
        if (name === undefined || value === undefined)
            return [];
        return [{ name, value, flow: (0,yaml_path/* mapOf */.A)(item)?.flow ?? false }];
    });
    const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
    const found = parameters.flatMap((parameter) => findingOf(parameter, byName));
    return [...found, ...parameters.flatMap((parameter) => loneTag(parameter, byName))];
}
function findingOf(parameter, byName) {
    const { name, value, flow } = parameter;
    const text = (0,yaml_node/* textOf */.b6)(value);
    if (text === undefined || text === '')
        return [];
    if (/(?:^|\.)image$|Image$/.test(name) && /[:@][^/]*$/.test(text))
        return [{ kind: 'whole', node: value, value: text, flow }];
    const names = versionNames(name);
    const tag = byName.get(names?.tag ?? '')?.value;
    const digest = byName.get(names?.digest ?? '')?.value;
    if (names === undefined || (tag === undefined && digest === undefined))
        return [];
    const registry = (0,yaml_node/* textOf */.b6)(byName.get(names.registry)?.value) || undefined;
    const repository = registry === undefined ? text : `${registry}/${text}`;
    return [{ kind: 'parts', repository, bare: repository, tag, digest, at: value, flow }];
}
/** `image.repository` goes with `image.tag`, a bare `image` with `imageTag`. */
function versionNames(name) {
    const stem = /^(.*\.|.*[iI]mage|)[rR]epository$/.exec(name)?.[1];
    if (stem !== undefined) {
        const named = (part) => stem.endsWith('mage') ? `${stem}${part}` : `${stem}${part.toLowerCase()}`;
        return { tag: named('Tag'), digest: named('Digest'), registry: named('Registry') };
    }
    if (!/(?:^|\.)image$|Image$/.test(name))
        return undefined;
    return { tag: `${name}Tag`, digest: `${name}Digest`, registry: `${name}Registry` };
}
/** A tag whose repository is the chart's: nothing here says which image it is for. */
function loneTag({ name, value }, byName) {
    const stem = /^(.*)\.tag$|^(.*[iI]mage)Tag$/.exec(name);
    if (stem === null)
        return [];
    const other = stem[1] === undefined ? [stem[2] ?? '', `${stem[2]}Repository`] : [`${stem[1]}.repository`];
    if (other.some((each) => byName.has(each)))
        return [];
    const tag = (0,yaml_node/* textOf */.b6)(value) ?? '';
    const what = `the parameter ${name} is "${tag}", and no repository stands beside it`;
    return [{ kind: 'hint', node: value, what, overrides: false, lone: { key: name, tag } }];
}

// EXTERNAL MODULE: ./build/core/edit/formats/argocd/sources.js
var argocd_sources = __nccwpck_require__(8469);
// EXTERNAL MODULE: ./build/core/edit/formats/group-format.js + 1 modules
var group_format = __nccwpck_require__(8296);
// EXTERNAL MODULE: ./build/core/edit/formats/helm-values/image-groups.js
var image_groups = __nccwpck_require__(3544);
;// CONCATENATED MODULE: ./build/core/edit/formats/argocd.js
/**
 * argocd: images that Applications and ApplicationSets set: `kustomize.images`, `helm.parameters`, `helm.values`
 * (YAML in a block scalar), `helm.valuesObject`, and the elements of list generators.
 * Source: Argo CD docs/operator-manual/application.yaml, docs/user-guide/helm.md.
 */








const findArgoGroups = (source, root) => {
    const sources = (0,argocd_sources/* findSources */.I)(root);
    if (root === undefined || sources === undefined)
        return [];
    return [
        ...sources.flatMap((each) => findSourceGroups(source, each)),
        ...(0,argocd_sources/* findElements */.b)(root).flatMap(image_groups/* findImageGroups */.v),
        ...updaterHint(root),
    ];
};
/** Images of one source of an Application, or of a `.argocd-source` file, which is one. */
function findSourceGroups(source, from) {
    return [...kustomizeImages(from), ...helmImages(source, from)];
}
const argoFormat = (0,group_format/* createGroupFormat */.j)('argocd', findArgoGroups);
function kustomizeImages(source) {
    const list = (0,yaml_path.at)(source, 'kustomize', 'images');
    const target = list === undefined ? undefined : (0,yaml_node/* resolve */.hd)(list);
    const flow = target?.kind === 'list' && target.flow;
    return (0,yaml_path/* itemsOf */.S)(list).flatMap((node) => {
        const value = (0,yaml_node/* textOf */.b6)(node);
        return value === undefined ? [] : [{ kind: 'entry', node, value, flow }];
    });
}
function helmImages(source, from) {
    const helm = (0,yaml_path.at)(from, 'helm');
    return [
        ...findParameters((0,yaml_path.at)(helm, 'parameters')),
        ...(0,image_groups/* findImageGroups */.v)((0,yaml_path.at)(helm, 'valuesObject')),
        ...findInText(source, (0,yaml_path.at)(helm, 'values')),
        ...valueFiles((0,yaml_path.at)(helm, 'valueFiles')),
    ];
}
/** An alias of a block is its anchor's text: what stands there is found there. */
function findInText(source, node) {
    if (node?.kind !== 'scalar' || node.value.trim() === '')
        return [];
    const hint = (why) => ({
        kind: 'hint',
        node,
        what: `\`helm.values\` ${why}`,
        overrides: false,
    });
    try {
        const root = embeddedYaml(source, node);
        if (root === undefined)
            return [hint('is no YAML of one document in a block that starts with "|"')];
        return (0,image_groups/* findImageGroups */.v)(root).map((group) => ({ ...group, within: { root, holder: node } }));
    }
    catch (error) {
        if (!(error instanceof errors/* ReleaseError */.K))
            throw error;
        return [hint(`can't be read: ${error.failures[0].what}`)];
    }
}
function valueFiles(list) {
    const names = (0,yaml_path/* itemsOf */.S)(list).flatMap((item) => (0,yaml_node/* textOf */.b6)(item) ?? []);
    if (list === undefined || names.length === 0)
        return [];
    const what = `the Application takes values from ${names.slice(0, 5).join(', ')}: give that file as path`;
    return [{ kind: 'hint', node: list, what, overrides: false }];
}
/** Source: argocd-image-updater docs, annotations of Applications. */
function updaterHint(root) {
    const annotations = (0,yaml_path/* mapOf */.A)((0,yaml_path.at)(root, 'metadata', 'annotations'));
    const pair = annotations?.pairs.find((each) => (0,yaml_node/* keyOf */.TN)(each) === 'argocd-image-updater.argoproj.io/image-list');
    if (pair === undefined)
        return [];
    const what = 'Argo CD Image Updater (its annotation image-list) chooses images of this Application, too';
    return [{ kind: 'hint', node: pair.value, what, overrides: true }];
}


/***/ }),

/***/ 3892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q2: () => (/* binding */ wantedKustomizeImage),
/* harmony export */   YL: () => (/* binding */ runningRepository),
/* harmony export */   _Y: () => (/* binding */ isForKustomizeImage),
/* harmony export */   dg: () => (/* binding */ readKustomizeImage)
/* harmony export */ });
/* harmony import */ var _images_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9100);
/* harmony import */ var _image_value_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2250);


const KEEP = '*';
function readKustomizeImage(value) {
    const equals = value.indexOf('=');
    const old = equals < 0 ? undefined : value.slice(0, equals);
    return { old, ...(0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .splitReference */ .mQ)(value.slice(equals + 1)) };
}
/** Repository that runs. */
function runningRepository({ old, repository }) {
    return repository === KEEP ? (old ?? repository) : repository;
}
/** Whether an argument is for it: by the old name, or by a repository that it names. */
function isForKustomizeImage({ name, repository }, value) {
    const image = readKustomizeImage(value);
    const entry = image.old ?? image.repository;
    if (name !== undefined)
        return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .sameRepository */ .RB)(entry, name);
    return [entry, image.repository].some((each) => (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .sameRepository */ .RB)(each, repository ?? ''));
}
/** The string as wanted; a new name for an image without an old one keeps its own as the old one. */
function wantedKustomizeImage(value, argument) {
    if ((0,_image_value_js__WEBPACK_IMPORTED_MODULE_1__/* .isFilledIn */ .q)(value))
        return { kind: 'templated' };
    const before = readKustomizeImage(value);
    const problem = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .referenceProblem */ .te)((0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)({ ...before, repository: runningRepository(before) }));
    if (problem !== undefined) {
        const next = 'Write it as [old=]new[:tag][@digest], then run again.';
        return { kind: 'refused', why: `"${value.slice(0, 80)}" is not an image: ${problem}`, next };
    }
    const renamed = argument.name === undefined ? undefined : argument.repository;
    const changes = renamed !== undefined && renamed !== runningRepository(before);
    const after = {
        repository: changes ? renamed : before.repository,
        tag: argument.keepTag ? before.tag : argument.tag,
        digest: argument.keepDigest ? before.digest : argument.digest,
    };
    const old = before.old ?? (changes ? before.repository : undefined);
    const text = `${old === undefined ? '' : `${old}=`}${(0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(after)}`;
    return { kind: 'set', value: text, from: versionText(before), to: versionText(after) };
}
function versionText(parts) {
    return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatVersion */ .qh)(parts).replace(/^:/, '');
}


/***/ }),

/***/ 8469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ findSources),
/* harmony export */   b: () => (/* binding */ findElements)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9437);
/* harmony import */ var _yaml_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5950);
/** The sources of Argo CD's Applications, and of those that ApplicationSets make. */


/** @returns undefined where the document is neither an Application nor an ApplicationSet */
function findSources(root) {
    if (root?.kind !== 'map')
        return undefined;
    if (!/^argoproj\.io\//.test((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(root, 'apiVersion')?.value) ?? ''))
        return undefined;
    const kind = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(root, 'kind')?.value);
    if (kind === 'Application')
        return sourcesOf((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(root, 'spec'));
    if (kind !== 'ApplicationSet')
        return undefined;
    const own = sourcesOf((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(root, 'spec', 'template', 'spec'));
    return [...own, ...generatorsOf(root).flatMap((each) => sourcesOf((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(each, 'template', 'spec')))];
}
/** Where `sources` is given, Argo CD ignores `source`. Source: Argo CD docs/user-guide/multiple_sources.md. */
function sourcesOf(spec) {
    const many = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsOf */ .S)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(spec, 'sources'));
    const all = many.length > 0 ? many : [(0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(spec, 'source')];
    return all.flatMap((source) => (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__/* .mapOf */ .A)(source) ?? []);
}
/** The elements of every list generator, also inside of `matrix` and `merge`. */
function findElements(root) {
    return generatorsOf(root).flatMap((generator) => (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsOf */ .S)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(generator, 'elements')));
}
/** `{list: …}`, `{matrix: {generators: […]}}`: what stands below the generator's name, nested ones too. */
function generatorsOf(root) {
    return below((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(root, 'spec', 'generators'), 0);
}
/** Argo CD nests them twice; deeper ones are no generators. */
const MAX_DEPTH = 4;
function below(list, depth) {
    if (depth > MAX_DEPTH)
        return [];
    return (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsOf */ .S)(list).flatMap((item) => ((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__/* .mapOf */ .A)(item)?.pairs ?? []).flatMap(({ value }) => [value, ...below((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(value, 'generators'), depth + 1)]));
}


/***/ }),

/***/ 4829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isAutomated),
/* harmony export */   X: () => (/* binding */ refuseAutomated)
/* harmony export */ });
/* harmony import */ var _unsafe_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4577);

/**
 * @throws ReleaseError edit-unsafe: a second writer would set the value back, and the input does not say that it may
 * Source: fluxcd/website content/en/flux/guides/image-update.md (fact sheet D2).
 */
function refuseAutomated(edits, images, files) {
    if (images.some(({ overrideAutomation }) => overrideAutomation === true))
        return;
    for (const { file, start, end } of edits) {
        const entry = files.get(file);
        if (entry?.kind !== 'file' || !isMarkedBehind(entry.text, end))
            continue;
        throw (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .unsafe */ .N9)({ file, text: entry.text }, start, {
            what: "the field belongs to Flux's image automation ($imagepolicy), which would set it back",
            next: 'Let the image policy choose the tag, take its marker off this line, or set override-automation.',
        });
    }
}
/** Whether the marker stands behind the node, on its line. */
function isAutomated(text, node) {
    return node !== undefined && isMarkedBehind(text, node.end);
}
function isMarkedBehind(text, offset) {
    const end = text.indexOf('\n', offset);
    return text.slice(offset, end < 0 ? text.length : end).includes('"$imagepolicy"');
}


/***/ }),

/***/ 4816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ encryptedProblem),
/* harmony export */   p: () => (/* binding */ isEncrypted)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9437);

function isEncrypted(root) {
    return root.kind === 'map' && (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(root, 'sops') !== undefined;
}
function encryptedProblem(file) {
    return {
        code: 'edit-unsafe',
        what: `"${file}" is encrypted with SOPS, and a change would break its signature`,
        where: { file },
        next: 'Keep images out of encrypted files.',
    };
}


/***/ }),

/***/ 5013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ fluxFormat),
/* harmony export */   n: () => (/* binding */ findFluxGroups)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9437);
/* harmony import */ var _yaml_path_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5950);
/* harmony import */ var _group_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8296);
/** flux: `spec.images` of a Flux Kustomization, and the tag of a source whose address is the wanted repository. */



/** Flux's API groups; kustomize's own Kustomization is another kind of the same name. */
const FLUX = /^(?:kustomize|source|helm)\.toolkit\.fluxcd\.io\//;
const findFluxGroups = (_source, root) => {
    if (!FLUX.test((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(root, 'apiVersion')) ?? ''))
        return [];
    switch ((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(root, 'kind'))) {
        case 'OCIRepository':
        case 'GitRepository':
            return findReference((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(root, 'spec'));
        case 'Kustomization':
            return imageEntries((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(root, 'spec', 'images'));
        case 'HelmRelease':
            return (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(root, 'spec', 'postRenderers')).flatMap((item) => imageEntries((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(item, 'kustomize', 'images')));
        default:
            return [];
    }
};
const fluxFormat = (0,_group_format_js__WEBPACK_IMPORTED_MODULE_0__/* .createGroupFormat */ .j)('flux', findFluxGroups);
/** `ref.semver` goes before a tag and follows its range by itself: there is nothing to set. */
function findReference(spec) {
    const url = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(spec, 'url');
    const ref = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__/* .mapOf */ .A)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(spec, 'ref'));
    const repository = repositoryOf((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(url) ?? '');
    if (url === undefined || ref === undefined || repository === undefined)
        return [];
    const range = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(ref, 'semver');
    if (range === undefined || (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(range) === undefined)
        return partsGroup(repository, { url, map: ref, keys: { tag: 'tag', digest: 'digest' } });
    const what = `the source ${repository} follows the range "${(0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(range)}" by itself`;
    return [{ kind: 'hint', node: range, what, repository, overrides: true }];
}
/** What a source's address is called as an image argument: `oci://` as it stands, a Git one by host and path. */
function repositoryOf(url) {
    const oci = /^oci:\/\/(.+)$/.exec(url)?.[1];
    return oci ?? /^(?:https?|ssh):\/\/(?:[^/@]*@)?([^/]+\/.+?)(?:\.git)?\/?$/.exec(url)?.[1]?.toLowerCase();
}
/** `{name, newName, newTag, digest}`, as in a kustomization. */
function imageEntries(list) {
    return (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S)(list).flatMap((item) => {
        const map = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__/* .mapOf */ .A)(item);
        const url = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(map, 'newName') ?? (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(map, 'name');
        const repository = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(url);
        if (map === undefined || url === undefined || repository === undefined)
            return [];
        const groups = partsGroup(repository, { url, map, keys: { tag: 'newTag', digest: 'digest' } });
        return groups.map((group) => ({ ...group, name: (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(map, 'name')) }));
    });
}
function partsGroup(repository, { url, map, keys }) {
    const tag = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(map, keys.tag);
    const digest = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_2__.at)(map, keys.digest);
    if (tag === undefined && digest === undefined)
        return [];
    return [{ kind: 'parts', repository, bare: repository, tag, digest, at: url, flow: map.flow }];
}


/***/ }),

/***/ 8296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createGroupFormat)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __nccwpck_require__(2807);
// EXTERNAL MODULE: ./build/core/images/reference.js
var reference = __nccwpck_require__(9100);
// EXTERNAL MODULE: ./build/core/edit/anchors.js
var edit_anchors = __nccwpck_require__(4609);
// EXTERNAL MODULE: ./build/core/edit/lines.js
var lines = __nccwpck_require__(7496);
// EXTERNAL MODULE: ./build/core/edit/paths.js
var edit_paths = __nccwpck_require__(8971);
// EXTERNAL MODULE: ./build/core/edit/set-scalars.js
var set_scalars = __nccwpck_require__(5447);
// EXTERNAL MODULE: ./build/core/edit/unsafe.js
var unsafe = __nccwpck_require__(4577);
// EXTERNAL MODULE: ./build/core/edit/yaml.js + 1 modules
var yaml = __nccwpck_require__(4257);
// EXTERNAL MODULE: ./build/core/edit/formats/encrypted.js
var encrypted = __nccwpck_require__(4816);
// EXTERNAL MODULE: ./build/core/edit/formats/image-group.js
var image_group = __nccwpck_require__(5979);
// EXTERNAL MODULE: ./build/core/edit/formats/join.js
var join = __nccwpck_require__(3066);
// EXTERNAL MODULE: ./build/core/edit/formats/marker/line.js
var line = __nccwpck_require__(677);
// EXTERNAL MODULE: ./build/core/edit/formats/places.js
var places = __nccwpck_require__(1222);
// EXTERNAL MODULE: ./build/core/images/argument.js
var argument = __nccwpck_require__(7966);
// EXTERNAL MODULE: ./build/core/edit/image-value.js
var image_value = __nccwpck_require__(2250);
// EXTERNAL MODULE: ./build/core/edit/yaml-node.js
var yaml_node = __nccwpck_require__(9437);
// EXTERNAL MODULE: ./build/core/edit/formats/argocd/kustomize-image.js
var kustomize_image = __nccwpck_require__(3892);
;// CONCATENATED MODULE: ./build/core/edit/formats/set-group.js









/**
 * The one argument for a group, or undefined.
 * @throws ReleaseError input-contradiction where two arguments want different things of it.
 */
function argumentFor(images, group) {
    const [first, ...others] = images.filter((image) => isFor(image, group));
    for (const other of others)
        if (first !== undefined && !(0,argument/* sameWish */.kp)(first, other))
            throw (0,argument/* contradiction */.qX)(first, other);
    return first;
}
function isFor(argument, group) {
    const { name, repository } = argument;
    const wanted = name ?? repository;
    if (wanted === undefined)
        return false;
    if (group.kind === 'entry')
        return (0,kustomize_image/* isForKustomizeImage */._Y)(argument, group.value);
    if (group.kind === 'parts')
        return namesOf(group).some((each) => (0,reference/* sameRepository */.RB)(each, wanted));
    return ((0,reference/* referenceProblem */.te)(group.value) === undefined &&
        (0,reference/* sameRepository */.RB)((0,reference/* splitReference */.mQ)(group.value).repository, wanted));
}
function namesOf({ repository, bare, name }) {
    return name === undefined ? [repository, bare] : [repository, name];
}
/** @throws ReleaseError edit-unsafe */
function setGroup(source, group, argument) {
    const where = { file: source.file, line: source.lineOf((0,image_group/* nodeOf */.E)(group).start) };
    const seen = [{ image: (0,reference/* formatReference */.FH)(referenceOf(group)), where }];
    if (argument === undefined)
        return { result: { ...join/* nothing */.s, seen }, wishes: [] };
    const found = new Set([argument]);
    refuseRename(source, group, argument);
    refusePlaceless(source, group, argument);
    const judged = judgeGroup(source, group, argument);
    const wishes = judged.flatMap(({ node, judgement }) => wishFor(source, group, { node, judgement }));
    if (judged.some(({ judgement }) => judgement.kind === 'templated')) {
        const what = 'not touched: another program fills the value in';
        const notices = [{ level: 'warning', what, where }];
        return { result: { ...join/* nothing */.s, seen, found, notices }, wishes: [] };
    }
    const change = { path: source.path, ...where, ...told(group, argument) };
    return { result: { ...join/* nothing */.s, seen, found, changes: wishes.length === 0 ? [] : [change] }, wishes };
}
function wishFor(source, { flow }, { node, judgement }) {
    if (judgement.kind === 'refused')
        throw (0,unsafe/* unsafe */.N9)(source, node.start, { what: judgement.why, next: judgement.next });
    if (judgement.kind !== 'set' || judgement.value === ((0,yaml_node/* textOf */.b6)(node) ?? ''))
        return [];
    return [{ node, value: judgement.value, quotes: (0,set_scalars/* quotesOf */.xy)(node) ?? 'double', flow }];
}
function judgeGroup(source, group, argument) {
    if (group.kind === 'whole')
        return [judge('reference', group.node, argument)];
    if (group.kind === 'entry')
        return [{ node: group.node, judgement: (0,kustomize_image/* wantedKustomizeImage */.Q2)(group.value, argument) }];
    const templated = [group.tag, group.digest].find((node) => isTemplate(source, node));
    if (templated !== undefined)
        return [{ node: templated, judgement: { kind: 'templated' } }];
    return judgeParts(group, argument);
}
/** A bare `{{ .tag }}` is a map to YAML. */
function isTemplate({ text }, node) {
    return node !== undefined && (0,yaml_node/* resolve */.hd)(node).kind === 'map' && text.startsWith('{{', node.start);
}
function judge(kind, node, argument) {
    return { node, judgement: (0,image_value/* wantedValue */.r)(kind, (0,yaml_node/* textOf */.b6)(node) ?? '', argument) };
}
/** Tag and digest, where the values have a place for them. An empty digest is no digest, and a new tag empties it. */
function judgeParts(group, argument) {
    const { tag, digest } = group;
    const old = (0,yaml_node/* textOf */.b6)(digest) ?? '';
    const wanted = argument.keepDigest ? old : (argument.digest ?? '');
    const emptied = { kind: 'set', value: wanted, from: old, to: wanted };
    const tagged = digest === undefined ? argument : { ...argument, digest: undefined, keepDigest: false };
    return [
        ...(tag === undefined || keepsTag(group, argument) ? [] : [judge('tag', tag, tagged)]),
        ...(digest === undefined || old === wanted ? [] : [{ node: digest, judgement: emptied }]),
    ];
}
/** Charts fall back to a tag of their own where it is empty, so a digest alone leaves it: the digest decides. */
function keepsTag(group, { tag }) {
    return group.kind === 'parts' && tag === undefined && group.digest !== undefined;
}
function referenceOf(group) {
    if (group.kind === 'whole')
        return (0,reference/* splitReference */.mQ)(group.value);
    if (group.kind === 'entry') {
        const image = (0,kustomize_image/* readKustomizeImage */.dg)(group.value);
        return { ...image, repository: (0,kustomize_image/* runningRepository */.YL)(image) };
    }
    const { repository, tag, digest } = group;
    return { repository, tag: (0,yaml_node/* textOf */.b6)(tag) || undefined, digest: (0,yaml_node/* textOf */.b6)(digest) || undefined };
}
function told(group, argument) {
    const before = referenceOf(group);
    const renamed = argument.name === undefined || group.kind === 'parts' ? undefined : argument.repository;
    const tag = argument.keepTag || keepsTag(group, argument) ? before.tag : argument.tag;
    const digest = argument.keepDigest ? before.digest : argument.digest;
    const text = (parts) => `${parts.tag ?? ''}${parts.digest === undefined ? '' : `@${parts.digest}`}`;
    return { image: renamed ?? before.repository, from: text(before), to: text({ tag, digest }) };
}
/** Registry and repository stand apart in values, and which of them a new name is for can't be told. */
function refuseRename(source, group, { name, repository }) {
    if (group.kind !== 'parts' || name === undefined || repository === undefined)
        return;
    if ([group.repository, group.bare].some((each) => (0,reference/* sameRepository */.RB)(each, repository)))
        return;
    throw (0,unsafe/* unsafe */.N9)(source, group.at.start, {
        what: `the image is "${group.repository}" here, in several values, and can't be renamed to "${repository}"`,
        next: 'Set the values of the name one by one, as path#key.',
    });
}
/** Clearing the digest without a place for the tag would leave the image without any version. */
function refusePlaceless(source, group, { tag, text }) {
    if (group.kind !== 'parts' || tag === undefined || group.tag !== undefined)
        return;
    throw (0,unsafe/* unsafe */.N9)(source, group.at.start, {
        what: `"${text}" has a tag, and the image "${group.repository}" has no \`tag\` here to set`,
        next: 'Add an empty `tag:` beside it, then run again; or give the digest alone.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/formats/group-format.js
/**
 * Formats whose images are groups of values: a repository with a tag and a digest beside it, or one whole
 * reference. Such a format says only where its groups stand; what becomes of them is the same for all.
 */














/** @param findGroups pure: from a document to its groups */
function createGroupFormat(name, findGroups) {
    return {
        name,
        entryPaths: (path) => [path],
        edit(target, files) {
            const { paths, unread } = (0,places/* placesAt */.uQ)((0,edit_paths/* repositoryPath */.SH)(target.path), files);
            if (unread.length > 0)
                return { kind: 'need', paths: unread };
            const texts = (0,places/* textsAt */.i1)(paths.filter(places/* isManifestName */.zU), files);
            const parts = texts.map((entry) => editFile(target, entry, findGroups));
            if (parts.every(isEmpty))
                return undefined;
            return { kind: 'ready', value: (0,join/* joinResults */.F)(parts) };
        },
    };
}
function isEmpty({ seen, hints, problems }) {
    return seen.length === 0 && hints.length === 0 && problems.length === 0;
}
/** A file that is no YAML has no values; what else it may be is for other formats to say. */
function editFile(target, { path: file, text }, findGroups) {
    const marked = new Set((0,line/* markedLines */.I)(text).map(({ line }) => line));
    const source = { path: target.path, file, text, lineOf: (0,lines/* lineStarts */._$)(text) };
    try {
        return (0,join/* joinResults */.F)((0,yaml/* parseYaml */.h)(file, text).documents.map(({ root }) => {
            const findings = findGroups(source, root);
            const free = findings.filter((each) => !marked.has(source.lineOf((0,image_group/* nodeOf */.E)(each).start)));
            return root === undefined || free.length === 0
                ? join/* nothing */.s
                : editDocument(target, source, { root, findings: free });
        }));
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K && ['yaml-invalid', 'yaml-aliases'].includes(error.code))
            return join/* nothing */.s;
        throw error;
    }
}
function editDocument({ images }, source, { root, findings }) {
    const groups = findings.filter((each) => each.kind !== 'hint');
    const hints = findings.filter((each) => each.kind === 'hint');
    if ((0,encrypted/* isEncrypted */.p)(root))
        return { ...join/* nothing */.s, problems: [(0,encrypted/* encryptedProblem */._)(source.file)] };
    const parts = groups.map((group) => {
        const { result, wishes } = setGroup(source, group, argumentFor(images, group));
        return { result, wishes, within: group.within };
    });
    const result = (0,join/* joinResults */.F)(parts.map((part) => part.result));
    return { ...result, ...tellHints(source, hints, { images, result }), edits: editsOf(source, root, parts) };
}
/** Each tree has anchors of its own. */
function editsOf(source, root, parts) {
    const uses = (0,edit_anchors/* findAnchorUses */.Z)(root);
    const trees = [...new Map(parts.map(({ within }) => [within?.holder, within])).values()];
    return trees.flatMap((tree) => {
        const wishes = parts
            .filter(({ within }) => within?.holder === tree?.holder)
            .flatMap((part) => part.wishes);
        if (tree === undefined)
            return (0,set_scalars/* setScalars */.AR)(source, wishes, uses);
        if (wishes.length > 0)
            refuseSharedText(source, tree, uses);
        return (0,set_scalars/* setScalars */.AR)(source, wishes, (0,edit_anchors/* findAnchorUses */.Z)(tree.root));
    });
}
/** The text of a block that aliases repeat elsewhere would change there, too. */
function refuseSharedText(source, { holder }, uses) {
    (0,set_scalars/* refuseShared */.qY)(source, { node: holder }, uses);
    const [alias] = uses.aliasesOf(holder);
    if (alias === undefined)
        return;
    throw (0,unsafe/* unsafe */.N9)(source, holder.start, {
        what: `the text carries the anchor &${holder.anchor}, and *${alias.name} uses it elsewhere: a change here would change it there too`,
        next: `Write the text out instead of *${alias.name}, then run again.`,
    });
}
function tellHints(source, groups, { images, result }) {
    const hints = [];
    const notices = [...result.notices];
    for (const { what, node, repository, overrides } of groups) {
        const isAbout = ({ name, repository: wanted }) => (0,reference/* sameRepository */.RB)(repository ?? '', name ?? wanted ?? '');
        if (repository !== undefined && !images.some(isAbout))
            continue;
        const where = { file: source.file, line: source.lineOf(node.start) };
        hints.push({ level: 'notice', what, where });
        if (overrides && (repository !== undefined || result.found.size > 0))
            notices.push({ level: 'warning', what, where });
    }
    return { hints, notices };
}


/***/ }),

/***/ 4584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ findHelmGroups),
  e: () => (/* binding */ helmValuesFormat)
});

// EXTERNAL MODULE: ./build/core/edit/paths.js
var paths = __nccwpck_require__(8971);
// EXTERNAL MODULE: ./build/core/edit/formats/group-format.js + 1 modules
var group_format = __nccwpck_require__(8296);
// EXTERNAL MODULE: ./build/core/edit/formats/helm-values/image-groups.js
var image_groups = __nccwpck_require__(3544);
// EXTERNAL MODULE: ./build/core/edit/yaml-node.js
var yaml_node = __nccwpck_require__(9437);
;// CONCATENATED MODULE: ./build/core/edit/formats/helm-values/roots.js
/** Where Helm values stand: whole values files, and values inside HelmReleases. */

/** `values.yaml`, `values-prod.yaml`, `shop.values.yaml`, … */
const VALUES_NAME = /^(.*[-_.])?values([-_.].*)?\.ya?ml$/i;
/** @returns the nodes of a document below which values stand; none where it holds no values */
function findValuesRoots(name, root) {
    if (root?.kind !== 'map')
        return [];
    const kind = (0,yaml_node/* textOf */.b6)((0,yaml_node/* pairOf */.cF)(root, 'kind')?.value);
    if (kind === undefined || (0,yaml_node/* pairOf */.cF)(root, 'apiVersion') === undefined)
        return VALUES_NAME.test(name) ? [root] : [];
    return kind === 'HelmRelease' ? below(root, ['spec', 'values']) : [];
}
function below(node, path) {
    const [key, ...rest] = path;
    if (key === undefined)
        return [node];
    const map = (0,yaml_node/* resolve */.hd)(node);
    const value = map.kind === 'map' ? (0,yaml_node/* pairOf */.cF)(map, key)?.value : undefined;
    return value === undefined ? [] : below(value, rest);
}

;// CONCATENATED MODULE: ./build/core/edit/formats/helm-values.js
/** helm-values: images in Helm values files, and in the values inside HelmReleases. */




const findHelmGroups = ({ file }, root) => findValuesRoots((0,paths/* nameOf */.Vb)(file), root).flatMap((values) => (0,image_groups/* findImageGroups */.v)(values));
const helmValuesFormat = (0,group_format/* createGroupFormat */.j)('helm-values', findHelmGroups);


/***/ }),

/***/ 3544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ findImageGroups)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9437);
/* harmony import */ var _yaml_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5950);
/**
 * Images in Helm values, by the shapes that charts use:
 *
 *     image: {registry: ghcr.io, repository: acme/shop, tag: 1.8.0, digest: sha256:…}
 *     image: ghcr.io/acme/shop:1.8.0
 *     image: ghcr.io/acme/shop        beside   tag: or imageTag: 1.8.0
 *
 * nested as deep as the chart likes. `global.imageRegistry` stands in for a registry that an image does not name.
 */


/** @param root root of values */
function findImageGroups(root) {
    if (root === undefined)
        return [];
    const groups = [];
    const registry = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(root, 'global', 'imageRegistry')) || undefined;
    collect(root, { key: '', flow: false }, { groups, visited: new Set(), registry });
    return groups;
}
/** Every node is visited once, however many aliases stand for it. */
function collect(node, { key, flow }, found) {
    const target = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolve */ .hd)(node);
    if (found.visited.has(target))
        return;
    found.visited.add(target);
    const inside = flow || ((target.kind === 'map' || target.kind === 'list') && target.flow);
    if (target.kind !== 'map') {
        for (const next of (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .LU)(target))
            collect(next, { key, flow: inside }, found);
        return;
    }
    found.groups.push(...separate(target, inside, found.registry));
    found.groups.push(...whole(target, inside), ...loneTags(target, key));
    for (const pair of target.pairs)
        collect(pair.value, { key: (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(pair) ?? '', flow: inside }, found);
}
/** `repository` with a tag, a digest or both beside it. */
function separate(map, flow, global) {
    const repository = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(map, 'repository')?.value;
    const name = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(repository);
    const tag = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, 'tag') ?? (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, 'imageTag');
    const digest = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, 'digest');
    if (repository === undefined || name === undefined || (tag === undefined && digest === undefined))
        return [];
    const own = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, 'registry')) || undefined;
    const prefix = own ?? global;
    const joined = prefix === undefined ? name : `${prefix}/${name}`;
    const bare = own === undefined ? name : joined;
    return [{ kind: 'parts', repository: joined, bare, tag, digest, at: repository, flow }];
}
/** `image`, `sidecarImage`: one reference, or a repository with a tag beside it. */
function whole(map, flow) {
    const tag = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, 'tag') ?? (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, 'imageTag');
    return map.pairs.flatMap((pair) => {
        if (!/^image$|Image$/.test((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(pair) ?? ''))
            return [];
        const value = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(pair.value);
        if (value === undefined || value === '')
            return [];
        if ((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(pair) !== 'image' || tag === undefined || /[:@][^/]*$/.test(value))
            return [{ kind: 'whole', node: pair.value, value, flow }];
        const digest = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, 'digest');
        return [{ kind: 'parts', repository: value, bare: value, tag, digest, at: pair.value, flow }];
    });
}
/** A tag whose repository is the chart's: nothing here says which image it is for. */
function loneTags(map, key) {
    return map.pairs.flatMap((pair) => {
        const name = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(pair) ?? '';
        const isTag = (name === 'tag' && /^image$|Image$/.test(key)) || /^imageTag$/.test(name);
        if (!isTag || ['repository', 'image', 'name'].some((other) => (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_1__.at)(map, other) !== undefined))
            return [];
        const shown = name === 'tag' ? `${key}.tag` : name;
        const tag = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(pair.value) ?? '';
        const what = `\`${shown}\` is "${tag}", and no repository stands beside it (to set it, give it as path#key)`;
        return [{ kind: 'hint', node: pair.value, what, overrides: false, lone: { key: shown, tag } }];
    });
}


/***/ }),

/***/ 5979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ nodeOf)
/* harmony export */ });
/** The node that stands for a finding: where its version is, or would be. */
function nodeOf(finding) {
    return finding.kind === 'parts' ? (finding.tag ?? finding.digest ?? finding.at) : finding.node;
}


/***/ }),

/***/ 3066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ joinResults),
/* harmony export */   s: () => (/* binding */ nothing)
/* harmony export */ });
/** The result of a format that has found nothing. */
const nothing = {
    edits: [],
    changes: [],
    notices: [],
    found: new Set(),
    seen: [],
    problems: [],
    hints: [],
};
/** One result of the parts of a target. */
function joinResults(parts) {
    return {
        edits: parts.flatMap(({ edits }) => edits),
        changes: parts.flatMap(({ changes }) => changes),
        notices: parts.flatMap(({ notices }) => notices),
        found: new Set(parts.flatMap(({ found }) => [...found])),
        seen: parts.flatMap(({ seen }) => seen),
        problems: parts.flatMap(({ problems }) => problems),
        hints: parts.flatMap(({ hints }) => hints),
    };
}


/***/ }),

/***/ 9712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readKustomization),
/* harmony export */   p: () => (/* binding */ refuseMergedImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/* harmony import */ var _unsafe_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4577);
/* harmony import */ var _yaml_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4257);
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9437);
/** The `images:` entries of a kustomization. */




const FIELDS = ['name', 'newName', 'newTag', 'digest', 'tagSuffix'];
/**
 * Reads the first document of a kustomization file that holds anything; kustomize reads no other.
 * @throws ReleaseError yaml-invalid, yaml-aliases, file-oversize, kustomization-shape
 */
function readKustomization(file, text) {
    const source = { file, text };
    const documents = (0,_yaml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseYaml */ .h)(file, text).documents.filter(holdsAnything);
    const [document] = documents;
    const root = document?.root;
    if (document === undefined || root?.kind !== 'map')
        throw shape(source, root, 'the kustomization is no mapping');
    refuseRepeatedKeys(source, root);
    const images = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .pairOf */ .cF)(root, 'images');
    const list = images === undefined ? undefined : readList(source, images);
    return {
        source,
        document,
        root,
        images,
        list,
        entries: (list?.items ?? []).map((item) => readEntry(source, item)),
        ignored: documents.slice(1).map((other) => other.root?.start ?? 0),
    };
}
function holdsAnything({ root }) {
    return root !== undefined && !(root.kind === 'scalar' && root.isNull);
}
function readList(source, images) {
    const value = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(images.value);
    if (value.kind === 'list')
        return value;
    if (value.kind === 'scalar' && value.isNull)
        return undefined;
    throw shape(source, images.value, '`images` is no list');
}
function readEntry(source, item) {
    const map = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(item);
    if (map.kind !== 'map')
        throw shape(source, item, 'an entry of `images` is no mapping');
    refuseRepeatedKeys(source, map);
    const own = {};
    const values = {};
    for (const field of FIELDS) {
        const pair = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .pairOf */ .cF)(map, field);
        const value = pair === undefined ? inherited(map, field) : (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(pair.value);
        if (pair !== undefined)
            own[field] = pair;
        if (value !== undefined)
            values[field] = value;
    }
    return { map, own, values };
}
/** Value that a merge key (`<<: *defaults`) brings in; of several the first wins. */
function inherited(map, field) {
    const merge = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .pairOf */ .cF)(map, '<<');
    if (merge === undefined)
        return undefined;
    const merged = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(merge.value);
    for (const node of merged.kind === 'list' ? merged.items : [merged]) {
        const from = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(node);
        if (from.kind !== 'map')
            continue;
        const pair = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .pairOf */ .cF)(from, field);
        const value = pair === undefined ? inherited(from, field) : (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(pair.value);
        if (value !== undefined)
            return value;
    }
    return undefined;
}
/** kustomize refuses repeated keys; which of them counts would be a guess. */
function refuseRepeatedKeys(source, map) {
    const seen = new Set();
    for (const pair of map.pairs) {
        const key = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(pair);
        if (key === undefined)
            continue;
        if (seen.has(key)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
                code: 'yaml-invalid',
                what: `not valid YAML: the key "${key}" stands twice in one mapping`,
                where: (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_1__/* .placeIn */ .VV)(source, pair.start),
                next: 'Remove one of the two; kustomize refuses the file, too.',
            });
        }
        seen.add(key);
    }
}
/** @throws ReleaseError edit-unsafe where `images` comes in through a merge key at the top. */
function refuseMergedImages({ source, root, images }) {
    const merge = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_3__/* .pairOf */ .cF)(root, '<<');
    if (merge === undefined || images !== undefined)
        return;
    throw (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_1__/* .unsafe */ .N9)(source, merge.start, {
        what: 'the kustomization takes keys from a merge key (<<), so what `images` holds is not in one place',
        next: 'Write `images:` out in the kustomization, then run again.',
    });
}
function shape(source, node, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'kustomization-shape',
        what,
        where: node === undefined ? { file: source.file } : (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_1__/* .placeIn */ .VV)(source, node.start),
        next: 'Mend the file: a kustomization is a mapping with `images:`, a list of mappings with `name`.',
    });
}


/***/ }),

/***/ 9916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ KUSTOMIZATION_NAMES),
/* harmony export */   Ue: () => (/* binding */ kustomizationPaths),
/* harmony export */   i6: () => (/* binding */ locateKustomization)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9359);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8971);
/** Where the kustomization of a path is. */



/** The names that kustomize accepts, one of them in a folder. Source: kustomize api/konfig/general.go. */
const KUSTOMIZATION_NAMES = [
    'kustomization.yaml',
    'kustomization.yml',
    'Kustomization',
];
/** The path itself and the kustomizations that may be in it. */
function kustomizationPaths(path) {
    return [path, ...KUSTOMIZATION_NAMES.map((name) => (path === '' ? name : `${path}/${name}`))];
}
/**
 * Finds the kustomization that `path` (a folder, or the file itself) stands for.
 * @throws ReleaseError kustomization-several; path-symlink, path-submodule, file-* where it cannot be read.
 */
function locateKustomization(path, files) {
    const entry = files.get(path);
    if (entry === undefined)
        return { kind: 'need', paths: kustomizationPaths(path) };
    if (entry.kind === 'folder')
        return locateInFolder(entry, files);
    if (entry.kind === 'missing')
        return { kind: 'none' };
    if (entry.kind !== 'file')
        throw (0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O)(entry);
    if (!KUSTOMIZATION_NAMES.includes((0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(path)))
        return { kind: 'none' };
    return { kind: 'file', path, text: entry.text };
}
function locateInFolder(folder, files) {
    const names = folder.entries.map(({ name }) => name).filter((name) => KUSTOMIZATION_NAMES.includes(name));
    const [name] = names;
    if (name === undefined)
        return { kind: 'none' };
    if (names.length > 1)
        throw several(folder.path, names);
    const path = folder.path === '' ? name : `${folder.path}/${name}`;
    const entry = files.get(path);
    if (entry === undefined)
        return { kind: 'need', paths: [path] };
    if (entry.kind === 'file')
        return { kind: 'file', path, text: entry.text };
    if (entry.kind === 'folder' || entry.kind === 'missing')
        return { kind: 'none' };
    throw (0,_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O)(entry);
}
function several(path, names) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'kustomization-several',
        what: `the folder has ${names.length} kustomizations (${names.join(', ')}), and kustomize accepts one`,
        where: { file: path },
        next: 'Delete all but one of them.',
    });
}


/***/ }),

/***/ 2401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gi: () => (/* binding */ isFor),
/* harmony export */   KA: () => (/* binding */ versionText),
/* harmony export */   Qt: () => (/* binding */ wantedValues),
/* harmony export */   Ve: () => (/* binding */ argumentFor),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   eQ: () => (/* binding */ currentValues)
/* harmony export */ });
/* harmony import */ var _images_argument_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7966);
/* harmony import */ var _images_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9100);
/** What an argument makes of an entry. */


/** Whether the argument is for this entry: by its name, or by the repository that it names or renames to. */
function isFor(argument, { values }) {
    if (argument.name !== undefined) {
        return values.name === argument.name || (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .sameRepository */ .RB)(values.name ?? '', argument.name);
    }
    const repository = argument.repository ?? '';
    return [values.name, values.newName].some((name) => name !== undefined && (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .sameRepository */ .RB)(name, repository));
}
/**
 * The one argument for an entry, or undefined.
 * @throws ReleaseError input-contradiction where two arguments want different things of it.
 */
function argumentFor(images, entry) {
    const [first, ...others] = images.filter((image) => isFor(image, entry));
    for (const other of others)
        if (first !== undefined && !(0,_images_argument_js__WEBPACK_IMPORTED_MODULE_0__/* .sameWish */ .kp)(first, other))
            throw (0,_images_argument_js__WEBPACK_IMPORTED_MODULE_0__/* .contradiction */ .qX)(first, other);
    return [first, ...others].find((image) => image?.name !== undefined) ?? first;
}
/**
 * The entry's values as wanted. `newTag` alone makes kustomize drop a digest and the other way round, and
 * both together stand (kustomize api/filters/imagetag/updater.go): so what is not wanted is not left behind.
 */
function wantedValues(argument, entry) {
    const { name, newName, newTag, digest } = entry.values;
    const renamed = argument.name === undefined ? undefined : argument.repository;
    return {
        newName: renamed === undefined || renamed === (newName || name) ? newName : renamed,
        newTag: argument.keepTag ? newTag : argument.tag,
        digest: argument.keepDigest ? digest : argument.digest,
    };
}
/** Values of an entry as they are; an empty string counts as not set, as kustomize has it. */
function currentValues({ values }) {
    return {
        newName: values.newName || undefined,
        newTag: values.newTag || undefined,
        digest: values.digest || undefined,
    };
}
/** `tag`, `tag@digest`, `@digest` or nothing. */
function versionText({ newTag, digest }) {
    return `${newTag?.trim() ?? ''}${digest === undefined ? '' : `@${digest.trim()}`}`;
}
/** Whether a value is filled in by another program: `${VAR}`, `$(VAR)`, `{{ }}`. */
function isTemplated(value) {
    return value !== undefined && /\$\{|\$\(|\{\{|\$[A-Z_]/.test(value);
}


/***/ }),

/***/ 1255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ findImageFields)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9437);
/**
 * Fields of Kubernetes objects that hold a whole image reference: `image` of every item of `containers`,
 * `initContainers` and `ephemeralContainers`, at any depth (pod templates of workloads, of custom resources, of
 * List objects), `reference` of image volumes, and a plain `image:` elsewhere, which counts only where its value
 * is a reference to the wanted repository. Schemas of CustomResourceDefinitions are no objects; the Helm values
 * inside of HelmReleases and Argo CD Applications are for the format helm-values.
 */

const OTHERS = [
    'CustomResourceDefinition',
    'HelmRelease',
    'Application',
    'ApplicationSet',
];
const LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
/** @param root root of a document; anything that is no Kubernetes object has no fields */
function findImageFields(root) {
    if (root?.kind !== 'map')
        return [];
    const kind = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(root, 'kind')?.value);
    const version = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(root, 'apiVersion')?.value);
    if (kind === undefined || version === undefined || OTHERS.includes(kind))
        return [];
    const fields = new Map();
    collect(root, { inList: undefined, flow: root.flow }, { fields, visited: new Set() });
    return [...fields.values()];
}
/** Every node is visited once, however many aliases stand for it. */
function collect(node, around, found) {
    const target = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolve */ .hd)(node);
    if (found.visited.has(target))
        return;
    found.visited.add(target);
    if (target.kind === 'list') {
        for (const item of target.items)
            collect(item, { ...around, flow: around.flow || target.flow }, found);
        return;
    }
    if (target.kind !== 'map')
        return;
    const flow = around.flow || target.flow;
    for (const pair of target.pairs) {
        const key = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(pair) ?? '';
        if (key === 'image')
            note(pair.value, { flow, certain: LISTS.includes(around.inList ?? '') }, found);
        if (key === 'image' && around.inList === 'volumes')
            noteVolume(pair.value, flow, found);
        collect(pair.value, { inList: key, flow }, found);
    }
}
function note(node, how, { fields }) {
    const value = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(node);
    if (value !== undefined)
        fields.set(node, { node, value, ...how });
}
function noteVolume(node, flow, found) {
    const volume = (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolve */ .hd)(node);
    const reference = volume.kind === 'map' ? (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(volume, 'reference')?.value : undefined;
    if (reference !== undefined)
        note(reference, { flow: flow || (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .LU)(volume).length === 0, certain: true }, found);
}


/***/ }),

/***/ 2698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ isTemplatedLine),
/* harmony export */   Nf: () => (/* binding */ argumentOf),
/* harmony export */   X1: () => (/* binding */ chooseToken),
/* harmony export */   ev: () => (/* binding */ isNamed)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/* harmony import */ var _images_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9100);
/* harmony import */ var _image_value_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2250);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(677);
/** Which token of a marked line is the value, and which argument it is for. */




/**
 * The one value of a marked line.
 * @throws ReleaseError edit-ambiguous (several), edit-unsafe (none); both name the line.
 */
function chooseToken(file, marked) {
    const tokens = (0,_line_js__WEBPACK_IMPORTED_MODULE_3__/* .valueTokens */ .i)(marked);
    const fitting = tokens.filter((token) => fits(token, marked));
    const candidates = fitting.length > 0 ? fitting : tokens;
    const quoted = candidates.filter((token) => token.quoted);
    const [first, ...others] = quoted.length > 0 && fitting.length === 0 ? quoted : candidates;
    if (first === undefined)
        throw nothing(file, marked);
    if (others.length > 0)
        throw ambiguous(file, marked, [first, ...others]);
    return first;
}
function fits({ text }, { id, kind }) {
    if (kind === 'digest')
        return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .digestProblem */ .WQ)(text) === undefined;
    const { tag, digest } = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitReference */ .mQ)(text);
    const named = isNamed(text, id);
    if (kind === 'name')
        return named && tag === undefined && digest === undefined;
    if (kind === 'tag')
        return isTagLike(text);
    return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceProblem */ .te)(text) === undefined && named && (text.includes('/') || text !== id);
}
/** Whether a reference is to the app or repository that a marker names. */
function isNamed(text, id) {
    const { repository } = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitReference */ .mQ)(text);
    return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .sameRepository */ .RB)(repository, id) || repository.split('/').at(-1) === id.split('/').at(-1);
}
/** A tag with a digit or a digest beside it: words such as `AS` or `export` have none. */
function isTagLike(text) {
    return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(?:@sha\d+:[0-9a-f]+)?$/.test(text) && /\d/.test(text);
}
/**
 * The argument that a marker asks for: its repository or name, or the last part of its repository (the app).
 * @throws ReleaseError edit-ambiguous where two images have the same last part
 */
function argumentOf(file, marked, images) {
    const { id, line } = marked;
    const exact = images.filter(({ name, repository }) => [name, repository].some((one) => one !== undefined && (one === id || (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .sameRepository */ .RB)(one, id))));
    const byApp = images.filter(({ repository }) => repository?.split('/').at(-1) === id);
    const [first, ...others] = exact.length > 0 ? exact : byApp;
    if (first !== undefined && others.length > 0) {
        const listed = [first, ...others].map(({ text }) => `"${text}"`).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
            code: 'edit-ambiguous',
            what: `the marker "gitops-release: ${id}" is for several images of this run: ${listed}`,
            where: { file, line },
            next: 'Write the whole repository in the marker, e.g. gitops-release: ghcr.io/acme/shop.',
        });
    }
    return first;
}
function nothing(file, { id, line }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'edit-unsafe',
        what: `the marker "gitops-release: ${id}" stands on a line without a value`,
        where: { file, line },
        next: 'Put the marker at the end of the line whose value is to be set.',
    });
}
function ambiguous(file, { id, line }, tokens) {
    const listed = tokens.map(({ text }) => `"${text.slice(0, 80)}"`).join(', ');
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'edit-ambiguous',
        what: `the marker "gitops-release: ${id}" may mean several values of its line: ${listed}`,
        where: { file, line },
        next: 'Write the value on a line of its own, with the marker behind it.',
    });
}
/** Whether another program fills the value in: then it has no words of its own. */
function isTemplatedLine(marked) {
    return (0,_image_value_js__WEBPACK_IMPORTED_MODULE_2__/* .isFilledIn */ .q)(marked.code);
}


/***/ }),

/***/ 677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ markedLines),
/* harmony export */   i: () => (/* binding */ valueTokens)
/* harmony export */ });
const WORD = 'gitops-release:';
const MARKER = /(?:^|[\s,;)\]}"'])(?:#|\/\/|--|;|<!--|\/\*)[ \t]*gitops-release:[ \t]*([A-Za-z0-9][A-Za-z0-9._/:-]*)(?:[ \t]*(?:-->|\*\/))?$/;
const KINDS = ['tag', 'name', 'digest'];
/** Lines of more characters are generated, not written. */
const MAX_LINE = 4000;
/** Every marked line of a text, in order; each line is looked at once. */
function markedLines(text) {
    const found = [];
    let line = 1;
    let counted = 0;
    for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at)) {
        const start = text.lastIndexOf('\n', at) + 1;
        for (; counted < start; counted = text.indexOf('\n', counted) + 1)
            line += 1;
        const next = text.indexOf('\n', at);
        const end = next < 0 ? text.length : next;
        const marked = end - start > MAX_LINE ? undefined : readMarker(text.slice(start, end).trimEnd());
        if (marked !== undefined)
            found.push({ ...marked, line, start });
        at = end;
    }
    return found;
}
function readMarker(line) {
    const match = MARKER.exec(line);
    if (match === null)
        return undefined;
    const [whole, wanted = ''] = match;
    const kept = /^[\s,;)\]}"']/.test(whole) ? 1 : 0;
    const kind = KINDS.find((each) => wanted.endsWith(`:${each}`));
    const id = kind === undefined ? wanted : wanted.slice(0, -kind.length - 1);
    return { id, kind: kind ?? 'reference', code: line.slice(0, match.index + kept) };
}
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.|'')*)'|`([^`]*)`/y;
const BARE = /[^\s,;"'`()[\]{}]+/y;
/** Strings and words that may be the value of the line: what stands behind its `=`, `:` or instruction. */
function valueTokens({ code, start }) {
    const from = valueStart(code);
    const tokens = [];
    for (let at = from; at < code.length;) {
        const token = tokenAt(code, at);
        if (token !== undefined)
            tokens.push({ ...token, start: start + token.start, end: start + token.end });
        at = token === undefined ? at + 1 : token.end + (token.quoted ? 1 : 0);
    }
    return tokens;
}
function tokenAt(code, at) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(code);
    if (quoted !== null) {
        const text = quoted[1] ?? quoted[2] ?? quoted[3] ?? '';
        return { start: at + 1, end: at + 1 + text.length, text, quoted: true };
    }
    BARE.lastIndex = at;
    const bare = BARE.exec(code);
    return bare === null ? undefined : { start: at, end: at + bare[0].length, text: bare[0], quoted: false };
}
/** Dockerfile: flags of FROM and COPY are not the value; ENV and ARG have a name, then `=` or a space. */
const INSTRUCTION = /^\s*(?:FROM\s+(?:--\S+\s+)*|(?:ENV|LABEL)\s+\w+\s+(?![=\s])|COPY\s+.*?--from=|-\s+(?!\S+\s*[:=]\s))/i;
/** A key, quoted or not, and the sign behind it. A colon counts only before a space, a quote, a sign or the end. */
const KEY = /^(?:[^"'`=:]|"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|:(?![\s:"'`=]|$))*(?:(?::+=?)(?:\s|(?=["'`$]|$))|=(?:>|\s|(?=\S|$)))/;
function valueStart(code) {
    const instruction = INSTRUCTION.exec(code)?.[0].length;
    if (instruction !== undefined)
        return instruction;
    return KEY.exec(code)?.[0].length ?? 0;
}


/***/ }),

/***/ 1222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ tellUnreadable),
/* harmony export */   i1: () => (/* binding */ textsAt),
/* harmony export */   uQ: () => (/* binding */ placesAt),
/* harmony export */   zU: () => (/* binding */ isManifestName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8971);
/* harmony import */ var _kustomize_locate_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9916);
/**
 * Which files of a target are read one by one: the file itself, or all files below a folder that no kustomization
 * governs. Names with a dot in front are not entered, and of a Helm chart neither its templates nor what it vendors.
 */



/** More files than this are named by a glob or file by file: nobody reviews what stands below a whole repository. */
const MAX_FILES = 500;
const NONE = { paths: [], unread: [], notices: [] };
/** @throws ReleaseError input-invalid where too many files stand below the folder */
function placesAt(path, files) {
    const entry = files.get(path);
    if (entry?.kind === 'file')
        return { ...NONE, paths: [path] };
    if (entry?.kind !== 'folder' || hasKustomization(entry))
        return NONE;
    const walk = { files, paths: [], unread: [], notices: [] };
    visit(entry, walk);
    if (walk.paths.length > MAX_FILES)
        throw tooMany(path, walk.paths.length);
    const paths = walk.paths.toSorted();
    return { ...walk, paths, unread: [...walk.unread, ...paths.filter((each) => !files.has(each))] };
}
/** Those of the places that may hold manifests or values. */
function isManifestName(path) {
    return /\.(ya?ml|json)$/i.test(path) && !_kustomize_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .KUSTOMIZATION_NAMES */ .H7.includes((0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(path));
}
/** The places that are text; what else stands there is told by `tellUnreadable`. */
function textsAt(paths, files) {
    return paths.map((path) => files.get(path)).filter((entry) => entry?.kind === 'file');
}
const REASONS = {
    binary: 'it is binary',
    oversize: 'it is too large',
    'not-utf8': 'it is not UTF-8',
};
/** A manifest that can't be read is told; pictures and archives are no news. */
function tellUnreadable({ paths }, files) {
    return paths.filter(isManifestName).flatMap((path) => {
        const entry = files.get(path);
        if (entry?.kind !== 'unreadable')
            return [];
        return [{ level: 'warning', what: `not read: ${REASONS[entry.reason]}`, where: { file: path } }];
    });
}
function visit(folder, walk) {
    const chart = folder.entries.some(({ name }) => name === 'Chart.yaml');
    for (const { name, kind } of folder.entries) {
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        if (kind === 'file')
            walk.paths.push(path);
        if (kind !== 'folder' || name.startsWith('.'))
            continue;
        if (chart && (name === 'templates' || name === 'charts'))
            walk.notices.push(notEntered(path, name));
        else
            enter(path, walk);
    }
}
function enter(path, walk) {
    const entry = walk.files.get(path);
    if (entry === undefined)
        walk.unread.push(path);
    else if (entry.kind === 'folder')
        visit(entry, walk);
}
function notEntered(path, name) {
    const what = name === 'charts'
        ? 'not read: charts that a chart vendors are replaced by its next dependency update'
        : 'not read: templates of a Helm chart; their images are set in its values';
    return { level: 'notice', what, where: path };
}
function hasKustomization({ entries }) {
    return entries.some(({ name, kind }) => kind === 'file' && _kustomize_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .KUSTOMIZATION_NAMES */ .H7.includes(name));
}
function tooMany(path, count) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'input-invalid',
        what: `${count} files stand below "${path}" (${MAX_FILES} at most)`,
        where: path,
        next: 'Name the folders or files that are meant, e.g. by a glob such as apps/*/overlays/dev.',
    });
}


/***/ }),

/***/ 8013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ globFolder),
/* harmony export */   fg: () => (/* binding */ isGlob),
/* harmony export */   hT: () => (/* binding */ expandGlob)
/* harmony export */ });
/** Whether a path has a part to expand; what stands behind `#` is not one. */
function isGlob(path) {
    return /[*?[]/.test(path.split('#', 1)[0] ?? '');
}
/** The folder down to which a glob is plain; empty: the root. */
function globFolder(pattern) {
    const parts = pattern.split('/');
    const plain = parts.findIndex((part) => isGlob(part));
    return parts.slice(0, plain < 0 ? -1 : plain).join('/');
}
/** @returns the paths that match, sorted, or what to read first: a level of folders at a time */
function expandGlob(pattern, files) {
    const parts = pattern.split('/').filter((part, index, all) => part !== '**' || all[index - 1] !== '**');
    const walk = { parts, files, needs: new Set(), matches: new Set() };
    visit(walk, '', 0);
    if (walk.needs.size > 0)
        return { kind: 'need', paths: [...walk.needs] };
    return { kind: 'ready', value: [...walk.matches].sort() };
}
/** What of the parts from `index` on stands below the folder `path`. */
function visit(walk, path, index) {
    const part = walk.parts[index];
    if (part === undefined)
        return;
    const place = { index, last: index === walk.parts.length - 1 };
    if (part === '**')
        visitDeep(walk, path, place);
    else if (isGlob(part))
        visitMatching(walk, path, { ...place, matches: matcherOf(part) });
    else
        visitPlain(walk, inside(path, part), place);
}
function visitMatching(walk, path, { index, last, matches }) {
    for (const entry of listing(walk, path)) {
        if (!matches(entry.name))
            continue;
        if (last)
            walk.matches.add(inside(path, entry.name));
        else if (entry.kind === 'folder')
            visit(walk, inside(path, entry.name), index + 1);
    }
}
function visitPlain(walk, path, { index, last }) {
    const entry = walk.files.get(path);
    if (!last)
        visit(walk, path, index + 1);
    else if (entry === undefined)
        walk.needs.add(path);
    else if (['file', 'folder', 'unreadable'].includes(entry.kind))
        walk.matches.add(path);
}
function visitDeep(walk, path, { index, last }) {
    if (!last)
        visit(walk, path, index + 1);
    for (const { name, kind } of listing(walk, path)) {
        if (name.startsWith('.'))
            continue;
        if (kind === 'folder')
            visit(walk, inside(path, name), index);
        else if (last)
            walk.matches.add(inside(path, name));
    }
}
/** Files and folders of a folder; what is no folder has none. */
function listing({ files, needs }, path) {
    const entry = files.get(path);
    if (entry === undefined)
        needs.add(path);
    if (entry?.kind !== 'folder')
        return [];
    return entry.entries.filter(({ name, kind }) => name !== '.git' && (kind === 'file' || kind === 'folder'));
}
function matcherOf(part) {
    const classes = part.split(/(\[!?[^\]]+\])/).map((piece) => {
        if (/^\[!?[^\]]+\]$/.test(piece)) {
            const negated = piece.startsWith('[!');
            const inner = piece.slice(negated ? 2 : 1, -1).replace(/[\\^[]/g, '\\$&');
            return `[${negated ? '^' : ''}${inner}]`;
        }
        return piece
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replace(/\*+/g, '[^/]*')
            .replace(/\?/g, '[^/]');
    });
    const pattern = toPattern(classes.join(''), part);
    return (name) => (part.startsWith('.') || !name.startsWith('.')) && pattern.test(name);
}
/** A class that no regular expression takes (`[z-a]`) matches only itself. */
function toPattern(source, part) {
    try {
        return new RegExp(`^${source}$`, 'u');
    }
    catch {
        return new RegExp(`^${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'u');
    }
}
function inside(path, name) {
    return path === '' ? name : `${path}/${name}`;
}


/***/ }),

/***/ 2250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ isFilledIn),
/* harmony export */   r: () => (/* binding */ wantedValue)
/* harmony export */ });
/* harmony import */ var _images_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9100);

/** Whether a value is filled in by another program: `${VAR}`, `$(VAR)`, `{{ }}`, `$VAR`. */
function isFilledIn(value) {
    return /\$\{|\$\(|\{\{|\$[A-Za-z_]|<%/.test(value);
}
/** @param old the value as it is read, without quotes; empty: nothing is there yet */
function wantedValue(kind, old, argument) {
    if (isFilledIn(old))
        return { kind: 'templated' };
    const problem = oldProblem(kind, old);
    if (problem !== undefined) {
        const next = `Point to a value that is ${NOUNS[kind]}, or say which part of an image it is.`;
        return { kind: 'refused', why: `"${old.slice(0, 80)}" is not ${NOUNS[kind]}: ${problem}`, next };
    }
    if (kind === 'reference')
        return wantedReference(old, argument);
    if (kind === 'digest')
        return wantedDigest(old, argument);
    return kind === 'tag' ? wantedTag(old, argument) : wantedName(old, argument);
}
const NOUNS = {
    reference: 'an image reference',
    tag: 'a tag',
    name: 'the name of an image',
    digest: 'a digest',
};
function oldProblem(kind, old) {
    if (kind === 'reference')
        return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .referenceProblem */ .te)(old);
    if (old === '')
        return undefined;
    if (kind === 'name')
        return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryProblem */ .Ki)(old);
    if (kind === 'digest')
        return (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .digestProblem */ .WQ)(old);
    const { tag, digest } = splitTag(old);
    return ((tag === undefined ? undefined : (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .tagProblem */ .qH)(tag)) ??
        (digest === undefined ? undefined : (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .digestProblem */ .WQ)(digest)));
}
function wantedReference(old, argument) {
    const before = (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .splitReference */ .mQ)(old);
    const renamed = argument.name === undefined ? undefined : argument.repository;
    const after = {
        repository: renamed ?? before.repository,
        tag: argument.keepTag ? before.tag : argument.tag,
        digest: argument.keepDigest ? before.digest : argument.digest,
    };
    return { kind: 'set', value: (0,_images_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(after), from: versionOf(before), to: versionOf(after) };
}
/** Helm charts take `1.8.0@sha256:…` for a tag; a digest beside the tag is set only where one was. */
function wantedTag(old, argument) {
    const before = splitTag(old);
    const tag = argument.keepTag ? before.tag : argument.tag;
    if (tag === undefined && argument.digest !== undefined && before.digest === undefined) {
        return {
            kind: 'refused',
            why: `the value is a tag, and "${argument.text}" has a digest only`,
            next: 'Give the tag too, as repository:tag@digest.',
        };
    }
    const digest = before.digest === undefined ? undefined : argument.keepDigest ? before.digest : argument.digest;
    const after = { tag, digest };
    return { kind: 'set', value: versionOf(after), from: versionOf(before), to: versionOf(after) };
}
/** An old digest beside a new tag would run the old image, and a value cannot be taken away. */
function wantedDigest(old, argument) {
    if (argument.digest === undefined && !argument.keepDigest) {
        return {
            kind: 'refused',
            why: `the value is a digest, and "${argument.text}" has none: the old one would stay`,
            next: 'Give the digest, as repository:tag@sha256:…, or keep the old one with "@*".',
        };
    }
    const digest = argument.digest ?? old;
    return { kind: 'set', value: digest, from: old === '' ? '' : `@${old}`, to: `@${digest}` };
}
function wantedName(old, argument) {
    const name = (argument.name === undefined ? old : argument.repository) ?? old;
    return { kind: 'set', value: name, from: old, to: name };
}
function splitTag(text) {
    const at = text.indexOf('@');
    const tag = at < 0 ? text : text.slice(0, at);
    return { tag: tag === '' ? undefined : tag, digest: at < 0 ? undefined : text.slice(at + 1) };
}
function versionOf(parts) {
    return `${parts.tag ?? ''}${parts.digest === undefined ? '' : `@${parts.digest}`}`;
}


/***/ }),

/***/ 7496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   PT: () => (/* binding */ lineStart),
/* harmony export */   _$: () => (/* binding */ lineStarts),
/* harmony export */   kd: () => (/* binding */ lineEnd),
/* harmony export */   qL: () => (/* binding */ lineBreak),
/* harmony export */   sE: () => (/* binding */ nextLine)
/* harmony export */ });
/** Line and column of an offset, both from 1; a byte order mark takes no column. */
function placeOf(file, text, offset) {
    const start = lineStart(text, offset);
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1))
        line += 1;
    return { file, line, column: offset - start + 1 };
}
/** Offset of the first character of the line that holds `offset`, behind a byte order mark. */
function lineStart(text, offset) {
    const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}
/** Offset of the line break (of its CR, if it has one) that ends the line of `offset`, or the text's length. */
function lineEnd(text, offset) {
    const at = text.indexOf('\n', offset);
    if (at < 0)
        return text.length;
    return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}
/** Offset of the next line's first character, or the text's length. */
function nextLine(text, offset) {
    const at = text.indexOf('\n', offset);
    return at < 0 ? text.length : at + 1;
}
/** The line break in use around an offset: that of its own line, else of the first line, else LF. */
function lineBreak(text, offset) {
    const own = text.indexOf('\n', offset);
    const at = own >= 0 ? own : text.indexOf('\n');
    return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
/** Line of an offset, from 1, for many offsets of one text. */
function lineStarts(text) {
    const breaks = [];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        breaks.push(at);
    return (offset) => {
        let low = 0;
        let high = breaks.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((breaks[middle] ?? 0) < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low + 1;
    };
}


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   uJ: () => (/* binding */ joinPath),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/** Paths inside the config repository: `/`-separated, no leading or trailing slash, the root is empty. */

/**
 * Normalises a path as a person writes it (`./apps/shop/`).
 * @throws ReleaseError path-outside for an absolute path or one that leaves the repository.
 */
function repositoryPath(path) {
    const inside = joinPath('', path);
    if (inside !== undefined)
        return inside;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'path-outside',
        what: `the path "${path}" lies outside the config repository`,
        where: path,
        next: 'Give a path relative to the root of the config repository, e.g. apps/shop/overlays/production.',
    });
}
/** `relative` seen from `folder`; undefined if it is absolute or leaves the repository. */
function joinPath(folder, relative) {
    if (/^(?:[/\\~]|[A-Za-z]:[/\\])/.test(relative))
        return undefined;
    const parts = folder === '' ? [] : folder.split('/');
    for (const part of relative.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.join('/');
}
/** Folder that holds `path`; empty for the root. */
function folderOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}
/** Last part of a path. */
function nameOf(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 3139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ writeScalar)
/* harmony export */ });
/* unused harmony export isPlainString */
/** Writes a string as a YAML scalar so that every reader in use reads exactly that string. */
/** Characters of image names, tags and digests that need no quotes where they stand. */
const PLAIN = /^[A-Za-z0-9_./][A-Za-z0-9_./:@+=-]*$/;
/**
 * What a plain scalar is not a string for: YAML 1.1 as read by go-yaml v2 and v3, kyaml and
 * sigs.k8s.io/yaml (kustomize, Flux, Argo CD), and YAML 1.2. go-yaml drops every `_` of what starts like a
 * number and takes 0b, 0o, 0x and exponents; YAML 1.1 has base 60 (`12:30`) and dates, and some of its readers
 * take `e12` for a number. Wider than any one reader: quotes too many do no harm.
 */
const NOT_STRINGS = [
    /^(?:|~|null|y|n|yes|no|on|off|true|false|=|<<)$/i,
    /^[-+]?(?:0b[01]*|0o[0-7]*|0x[0-9a-f]*)$/i,
    /^[-+]?0x[0-9a-f]*\.?[0-9a-f]*p[-+]?[0-9]+$/i,
    /^[-+]?[0-9]*\.?[0-9]*(?:e[-+]?[0-9]+)?$/i,
    /^[-+]?\.?(?:inf|infinity|nan)$/i,
    /^[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?$/,
    /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?$/,
];
/** Whether `value` can stand without quotes and still be a string for every reader. */
function isPlainString(value) {
    if (!PLAIN.test(value) || value.endsWith(':'))
        return false;
    const number = /^[-+.0-9]/.test(value) ? value.replaceAll('_', '') : value;
    return !NOT_STRINGS.some((pattern) => pattern.test(value) || pattern.test(number));
}
/** Writes `value` in the wanted style, or in `quotes` where plain would not be read as this string. */
function writeScalar(value, style, quotes) {
    const safe = style === 'plain' && isPlainString(value) ? 'plain' : style === 'plain' ? quotes : style;
    if (safe === 'plain')
        return value;
    return safe === 'single' && !/[\n\r\t]/.test(value)
        ? `'${value.replaceAll("'", "''")}'`
        : JSON.stringify(value);
}


/***/ }),

/***/ 634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ formatKeyPath),
/* harmony export */   _$: () => (/* binding */ splitKey),
/* harmony export */   _q: () => (/* binding */ parseKeyPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/**
 * Keys inside a file: `file#key.path`. A part is a key (`image`; a dot in it is written `\.`), an index from 0
 * (`[0]`), or a choice by a key's value (`[name=web]`). In front it chooses a document: `[kind=Deployment].spec`.
 */

/** A path as given, cut at its first `#`. */
function splitKey(path) {
    const at = path.indexOf('#');
    return at < 0 ? { file: path, key: undefined } : { file: path.slice(0, at), key: path.slice(at + 1) };
}
const KEY = /(?:[^.[\]\\]|\\[\s\S])+/y;
const CHOICE = /\[(?:(\d{1,9})|([^=\]]+)=([^\]]*))\]/y;
/** @throws ReleaseError input-invalid naming the place that cannot be read */
function parseKeyPath(text) {
    const parts = [];
    let at = 0;
    while (at < text.length) {
        const part = choiceAt(text, at) ?? keyAt(text, parts.length > 0 && text[at] === '.' ? at + 1 : at, at);
        if (part === undefined)
            throw unreadable(text, at);
        parts.push(part.part);
        at = part.end;
    }
    if (parts.length === 0)
        throw unreadable(text, 0);
    return parts;
}
function choiceAt(text, at) {
    CHOICE.lastIndex = at;
    const match = CHOICE.exec(text);
    if (match === null)
        return undefined;
    const [whole, index, key = '', value = ''] = match;
    const part = index === undefined ? { kind: 'where', key, value } : { kind: 'index', index: Number(index) };
    return { part, end: at + whole.length };
}
/** A key needs the dot before it, except in front. */
function keyAt(text, from, at) {
    if (at > 0 && from === at)
        return undefined;
    KEY.lastIndex = from;
    const match = KEY.exec(text);
    if (match === null)
        return undefined;
    return {
        part: { kind: 'key', key: match[0].replace(/\\([\s\S])/g, '$1') },
        end: from + match[0].length,
    };
}
/** The inverse of `parseKeyPath`. */
function formatKeyPath(parts) {
    return parts
        .map((part, index) => {
        if (part.kind === 'index')
            return `[${part.index}]`;
        if (part.kind === 'where')
            return `[${part.key}=${part.value}]`;
        return `${index === 0 ? '' : '.'}${part.key.replace(/[.[\]\\]/g, '\\$&')}`;
    })
        .join('');
}
function unreadable(text, at) {
    const place = text === '' ? 'nothing stands behind the "#"' : `it cannot be read from "${text.slice(at)}" on`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'input-invalid',
        what: `"${text}" is not a key in a file: ${place}`,
        next: 'Write path#key.path, e.g. values.yaml#web.image.tag or deployment.yaml#spec.template.spec.containers[name=web].image; a dot inside a key is written \\.',
    });
}


/***/ }),

/***/ 5447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ setScalars),
/* harmony export */   qY: () => (/* binding */ refuseShared),
/* harmony export */   xy: () => (/* binding */ quotesOf)
/* harmony export */ });
/* harmony import */ var _scalar_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3139);
/* harmony import */ var _unsafe_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4577);
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9437);



/**
 * All wishes of one document together, since they decide on each other: an anchor is changed only if every
 * alias of it is to get the same value; an alias alone is replaced by the literal value.
 * @throws ReleaseError edit-unsafe where another value would change too; it names both places.
 */
function setScalars(source, wishes, uses) {
    const byNode = new Map(wishes.map((wish) => [wish.node, wish]));
    return wishes.flatMap((wish) => {
        if ((0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(wish.node) === wish.value && follows(wish, byNode))
            return [];
        refuseShared(source, wish, uses);
        if (wish.node.kind === 'alias')
            return replaceAlias(source, wish.node, { wish, byNode });
        if (wish.node.kind !== 'scalar')
            throw notScalar(source, wish.node);
        refuseOtherUsers(source, wish, { byNode, uses });
        return [replaceScalar(source, wish.node, wish)];
    });
}
/** An alias whose value is right stays right only if its anchor is not about to change. */
function follows(wish, byNode) {
    const anchor = wish.node.kind === 'alias' ? byNode.get(wish.node.target) : undefined;
    return anchor === undefined || anchor.value === wish.value;
}
function replaceAlias({ file }, node, { wish, byNode }) {
    if (byNode.get(node.target)?.value === wish.value)
        return [];
    const text = (0,_scalar_js__WEBPACK_IMPORTED_MODULE_2__/* .writeScalar */ .g)(wish.value, flowSafe(wish), wish.quotes);
    return [{ file, start: node.start, end: node.end, text }];
}
/** Inside `{}` some readers take the ":" of a plain `a:b` for a separator. */
function flowSafe({ flow, value, quotes }) {
    return flow && value.includes(':') ? quotes : 'plain';
}
function replaceScalar({ file, text }, node, wish) {
    if (node.tag !== undefined && !['!', 'tag:yaml.org,2002:str'].includes(node.tag)) {
        throw (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .unsafe */ .N9)({ file, text }, node.start, {
            what: `the value has the tag ${node.tag}, and "${wish.value}" is to be a string`,
            next: 'Remove the tag from the value, then run again.',
        });
    }
    const { start, end } = node;
    if (start === end)
        return { file, ...intoNothing(text, start, wish) };
    if (node.style === 'block')
        return { file, ...replaceBlock(text, node, wish) };
    const kept = node.style === 'plain' && !node.value.includes(':') ? flowSafe(wish) : node.style;
    return { file, start, end, text: (0,_scalar_js__WEBPACK_IMPORTED_MODULE_2__/* .writeScalar */ .g)(wish.value, kept, wish.quotes) };
}
/** Behind `key:`; of spaces that are there one is taken as the separator. */
function intoNothing(text, at, wish) {
    const value = (0,_scalar_js__WEBPACK_IMPORTED_MODULE_2__/* .writeScalar */ .g)(wish.value, flowSafe(wish), wish.quotes);
    const spare = /^[ \t](?=[ \t\r\n]|$)/.test(text.slice(at, at + 2));
    return spare ? { start: at + 1, end: at + 1, text: value } : { start: at, end: at, text: ` ${value}` };
}
/**
 * `|-` and `>-` with one line keep their form. Others end in a line break that an image tag must not have:
 * they become an ordinary scalar.
 */
function replaceBlock(text, node, wish) {
    const written = text.slice(node.start, node.end);
    const line = /^([|>][0-9]?-[0-9]?[ \t]*(?:#[^\n]*)?\r?\n +)(\S[^\r\n]*)$/.exec(written.trimEnd());
    if (line?.[1] !== undefined && line[2] !== undefined) {
        const start = node.start + line[1].length;
        return { start, end: start + line[2].length, text: wish.value };
    }
    const comment = /^[|>][0-9+-]*[ \t]+(#[^\r\n]*)/.exec(written)?.[1];
    const value = (0,_scalar_js__WEBPACK_IMPORTED_MODULE_2__/* .writeScalar */ .g)(wish.value, 'plain', wish.quotes);
    const end = node.start + written.trimEnd().length;
    return { start: node.start, end, text: comment === undefined ? value : `${value} ${comment}` };
}
function refuseOtherUsers(source, { node, value }, { byNode, uses }) {
    const other = uses.aliasesOf(node).find((alias) => !byNode.has(alias));
    if (other === undefined)
        return;
    throw (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .unsafe */ .N9)(source, node.start, {
        what: `the value carries the anchor &${node.anchor}, and ${(0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .lineIn */ .Wg)(source, other.start)} uses it as *${other.name}: setting "${value}" here would change it there too`,
        next: `Write the value out in ${(0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .lineIn */ .Wg)(source, other.start)} instead of *${other.name}, then run again.`,
    });
}
/** @throws ReleaseError edit-unsafe where the node lies in a map or list that aliases repeat elsewhere. */
function refuseShared(source, { node }, uses) {
    const shared = uses.sharedAround(node);
    const alias = shared === undefined ? undefined : uses.aliasesOf(shared)[0];
    if (shared === undefined || alias === undefined)
        return;
    throw (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .unsafe */ .N9)(source, node.start, {
        what: `this is part of what the anchor &${shared.anchor} (${(0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .lineIn */ .Wg)(source, shared.start)}) shares with *${alias.name} in ${(0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .lineIn */ .Wg)(source, alias.start)}: a change here would change it there too`,
        next: `Write the values out in ${(0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .lineIn */ .Wg)(source, alias.start)} instead of *${alias.name}, then run again.`,
    });
}
function notScalar(source, node) {
    return (0,_unsafe_js__WEBPACK_IMPORTED_MODULE_0__/* .unsafe */ .N9)(source, node.start, {
        what: `expected a single value here, found a ${node.kind === 'map' ? 'mapping' : 'list'}`,
        next: 'Write a string here, then run again.',
    });
}
/** Quotes that a node of the file uses, if it uses any. */
function quotesOf(node) {
    return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double')
        ? node.style
        : undefined;
}


/***/ }),

/***/ 4577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N9: () => (/* binding */ unsafe),
/* harmony export */   VV: () => (/* binding */ placeIn),
/* harmony export */   Wg: () => (/* binding */ lineIn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7496);


/** The error for a change that cannot be made without touching something else. */
function unsafe(source, offset, told) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({ code: 'edit-unsafe', where: placeIn(source, offset), ...told });
}
/** Place of an offset in a source. */
function placeIn(source, offset) {
    return (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(source.file, source.text, offset);
}
/** `line 3` of an offset, for messages that name a second place. */
function lineIn(source, offset) {
    return `line ${placeIn(source, offset).line}`;
}


/***/ }),

/***/ 9437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ childrenOf),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cF: () => (/* binding */ pairOf),
/* harmony export */   hd: () => (/* binding */ resolve)
/* harmony export */ });
/**
 * A YAML document as the editors see it: every node knows its span in the text. Scalars are text, as in
 * YAML's failsafe schema: what a plain `1.10` means is for the reader of the file, not for its editor.
 * `start` and `end` are UTF-16 offsets; anchors, tags and trailing comments lie outside of the span.
 */
/** Follows aliases to the node that they stand for. */
function resolve(node) {
    let at = node;
    while (at.kind === 'alias')
        at = at.target;
    return at;
}
/** The pair of a map with this key, or undefined. */
function pairOf(map, key) {
    return map.pairs.find((pair) => keyOf(pair) === key);
}
/** Text of a pair's key; undefined for a key that is no scalar. */
function keyOf(pair) {
    const key = resolve(pair.key);
    return key.kind === 'scalar' ? key.value : undefined;
}
/** Text of a scalar that is not null, through aliases; otherwise undefined. */
function textOf(node) {
    if (node === undefined)
        return undefined;
    const target = resolve(node);
    return target.kind === 'scalar' && !target.isNull ? target.value : undefined;
}
/** Children of a node in the order of the text; an alias has none. */
function childrenOf(node) {
    if (node.kind === 'map')
        return node.pairs.flatMap((pair) => [pair.key, pair.value]);
    return node.kind === 'list' ? node.items : [];
}


/***/ }),

/***/ 5950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ mapOf),
/* harmony export */   S: () => (/* binding */ itemsOf),
/* harmony export */   at: () => (/* binding */ at)
/* harmony export */ });
/* harmony import */ var _yaml_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9437);
/** Walks into nodes by key, through aliases; what is not there is undefined or empty. */

/** The value below keys, one after another. */
function at(node, ...keys) {
    let value = node;
    for (const key of keys) {
        const map = mapOf(value);
        value = map === undefined ? undefined : (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .pairOf */ .cF)(map, key)?.value;
    }
    return value;
}
function mapOf(node) {
    const target = node === undefined ? undefined : (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolve */ .hd)(node);
    return target?.kind === 'map' ? target : undefined;
}
function itemsOf(node) {
    const target = node === undefined ? undefined : (0,_yaml_node_js__WEBPACK_IMPORTED_MODULE_0__/* .resolve */ .hd)(node);
    return target?.kind === 'list' ? target.items : [];
}


/***/ }),

/***/ 4257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __nccwpck_require__(2807);
// EXTERNAL MODULE: ./build/core/snapshot.js
var snapshot = __nccwpck_require__(7264);
// EXTERNAL MODULE: ./build/core/edit/lines.js
var lines = __nccwpck_require__(7496);
// EXTERNAL MODULE: ./build/core/edit/yaml-node.js
var yaml_node = __nccwpck_require__(9437);
;// CONCATENATED MODULE: ./build/core/edit/yaml-aliases.js



/** Nodes that a document may stand for once its aliases are expanded, as a floor for small files. */
const FREE_NODES = 100_000;
/** Beyond the floor: times the nodes that the document really holds. */
const MAX_GROWTH = 10;
/**
 * Refuses documents whose aliases expand to far more than is written (go-yaml's "excessive aliasing") or
 * that hold themselves. Counts every node once: time is linear in the text.
 * @throws ReleaseError yaml-aliases
 */
function refuseAliasBomb(file, text, root) {
    const sizes = new Map();
    const open = new Set();
    const size = (node) => {
        const known = sizes.get(node);
        if (known !== undefined)
            return known;
        if (open.has(node))
            throw bomb('an anchor holds an alias to itself', (0,lines/* placeOf */.$t)(file, text, node.start));
        open.add(node);
        const inner = node.kind === 'alias' ? [node.target] : (0,yaml_node/* childrenOf */.LU)(node);
        const total = inner.reduce((sum, child) => sum + size(child), 1);
        open.delete(node);
        sizes.set(node, total);
        return total;
    };
    const expanded = size(root);
    if (expanded > FREE_NODES && expanded > MAX_GROWTH * sizes.size) {
        const amount = expanded > 1e9 ? 'more than a billion' : String(expanded);
        throw bomb(`its aliases expand ${sizes.size} nodes to ${amount}`, { file });
    }
}
function bomb(what, where) {
    return new errors/* ReleaseError */.K({
        code: 'yaml-aliases',
        what: `refused to read the YAML: ${what}`,
        where,
        next: 'Write the values out instead of using aliases (*name) this way.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/yaml.js
/** Reads YAML text into nodes with spans; the only file that uses the `yaml` library. */





/**
 * Parses every document of a file. Nothing is resolved: aliases stay nodes, scalars stay text.
 * @throws ReleaseError yaml-invalid (line, column), yaml-aliases (an alias bomb), file-oversize.
 */
function parseYaml(file, text) {
    const known = PARSED.get(file);
    if (known?.text === text)
        return known;
    const parsed = parseAnew(file, text);
    if (PARSED.size >= MAX_PARSED)
        PARSED.clear();
    PARSED.set(file, parsed);
    return parsed;
}
/**
 * The latest files, parsed: planning asks about every wish by itself, and parsing is nine tenths of that. A memo
 * of a pure function; the trees are never changed.
 */
const PARSED = new Map();
const MAX_PARSED = 64;
function parseAnew(file, text) {
    if (text.length > snapshot/* MAX_FILE_BYTES */.g)
        throw oversize(file, text);
    try {
        const parsed = (0,dist/* parseAllDocuments */.hR)(text, {
            keepSourceTokens: true,
            schema: 'failsafe',
            uniqueKeys: false,
            prettyErrors: false,
            logLevel: 'silent',
        });
        const documents = [...parsed].map((document) => readDocument(document, file, text));
        return { file, text, documents };
    }
    catch (error) {
        if (error instanceof RangeError)
            throw tooDeep(file, error);
        throw error;
    }
}
function readDocument(document, file, text) {
    const [error] = document.errors;
    if (error !== undefined)
        throw invalid({ file, text, offset: error.pos[0], problem: problemOf(error) });
    const contents = document.contents;
    if (contents === null)
        return { root: undefined, end: document.range[1] };
    const root = convert(contents, { file, text, anchors: new Map() });
    refuseAliasBomb(file, text, root);
    return { root, end: documentEnd(text, contents.range[2]) };
}
/** Behind trailing blank lines and comments. */
function documentEnd(text, from) {
    let end = from;
    while (end < text.length &&
        /^[ \t]*(?:#[^\n]*)?\r?$/.test(text.slice(end, (0,lines/* nextLine */.sE)(text, end)).replace(/\n$/, ''))) {
        end = (0,lines/* nextLine */.sE)(text, end);
    }
    return end;
}
function convert(node, source) {
    if ((0,dist/* isAlias */.Vj)(node))
        return convertAlias(node.source, node.range, source);
    if ((0,dist/* isScalar */.jn)(node))
        return remember(convertScalar(node), source);
    if ((0,dist/* isMap */.jh)(node))
        return convertMap(node, source);
    return convertList(node, source);
}
function convertAlias(name, range, source) {
    const [start = 0, end = 0] = range;
    const target = source.anchors.get(name);
    if (target === undefined) {
        throw invalid({
            file: source.file,
            text: source.text,
            offset: start,
            problem: `no anchor &${name} before *${name}`,
        });
    }
    return { kind: 'alias', start, end, anchor: undefined, tag: undefined, name, target };
}
function convertScalar(node) {
    const style = styleOf(node);
    return {
        ...spanOf(node),
        kind: 'scalar',
        style,
        value: String(node.value),
        isNull: style === 'plain' && node.tag === undefined && /^(?:|~|null|Null|NULL)$/.test(String(node.value)),
    };
}
function convertMap(node, source) {
    const pairs = [];
    const map = remember({ ...spanOf(node), kind: 'map', flow: node.flow === true, pairs }, source);
    for (const item of node.items)
        pairs.push(convertPair(item, source));
    return map;
}
function convertPair(pair, source) {
    const token = pair.srcToken;
    const explicit = token?.start.find((part) => part.type === 'explicit-key-ind');
    const key = convert(pair.key, source);
    const props = token?.start.find((part) => part.type === 'anchor' || part.type === 'tag');
    const after = (token?.sep ?? []).findLast((part) => !['space', 'comment', 'newline'].includes(part.type));
    const empty = after === undefined ? key.end : after.offset + after.source.length;
    const value = pair.value === null ? nothing(empty) : convert(pair.value, source);
    const moved = value.kind === 'scalar' && value.start === value.end ? { start: empty, end: empty } : {};
    const placed = Object.assign(value, moved);
    return {
        key,
        value: placed,
        start: explicit?.offset ?? Math.min(props?.offset ?? key.start, key.start),
        explicit: explicit !== undefined,
    };
}
function convertList(node, source) {
    const items = [];
    const dashes = (node.srcToken?.items ?? []).flatMap((item) => item.start.filter((part) => part.type === 'seq-item-ind').map((part) => part.offset));
    const list = { ...spanOf(node), kind: 'list', flow: node.flow === true, items, dashes };
    remember(list, source);
    for (const item of node.items)
        items.push((0,dist/* isPair */.tO)(item) ? pairAsMap(item, source) : convert(item, source));
    return list;
}
/** `[a: 1]` is a list with a map of one pair. */
function pairAsMap(item, source) {
    const pair = convertPair(item, source);
    const span = { start: pair.start, end: pair.value.end, anchor: undefined, tag: undefined };
    return { ...span, kind: 'map', flow: true, pairs: [pair] };
}
function remember(node, source) {
    if (node.anchor !== undefined)
        source.anchors.set(node.anchor, node);
    return node;
}
function spanOf(node) {
    return { start: node.range[0], end: node.range[1], anchor: node.anchor, tag: node.tag };
}
function styleOf(node) {
    if (node.type === 'QUOTE_SINGLE')
        return 'single';
    if (node.type === 'QUOTE_DOUBLE')
        return 'double';
    return node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL' ? 'block' : 'plain';
}
function nothing(offset) {
    const span = { start: offset, end: offset, anchor: undefined, tag: undefined };
    return { ...span, kind: 'scalar', style: 'plain', value: '', isNull: true };
}
function problemOf(error) {
    if (error.message.includes('call stack'))
        return 'it is nested too deeply to be read';
    return error.message.split('\n')[0]?.replace(/\.$/, '') ?? error.code;
}
function invalid(fault) {
    return new errors/* ReleaseError */.K({
        code: 'yaml-invalid',
        what: `not valid YAML: ${fault.problem}`,
        where: (0,lines/* placeOf */.$t)(fault.file, fault.text, Math.min(fault.offset, fault.text.length)),
        next: 'Mend the file at this place, then run again; nothing was changed.',
    });
}
function tooDeep(file, cause) {
    const what = 'not valid YAML: it is nested too deeply to be read';
    return new errors/* ReleaseError */.K({ code: 'yaml-invalid', what, where: { file }, next: 'Point path to a file written by a person.' }, cause);
}
function oversize(file, text) {
    return new errors/* ReleaseError */.K({
        code: 'file-oversize',
        what: `the file has ${text.length} characters, more than the ${snapshot/* MAX_FILE_BYTES */.g} that are edited`,
        where: { file },
        next: 'Point path to a file written by a person, or split this one.',
    });
}


/***/ }),

/***/ 2807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ ReleaseError)
/* harmony export */ });
/**
 * The one family of errors. Every refusal and failure is a value that says what happened, where, and what
 * to do next; `report/failure.ts` alone turns it into text. The code is the contract, the words may change.
 */
/** Carries one or more failures up to the entry. `cause` keeps the low-level error for debug logs. */
class ReleaseError extends Error {
    failures;
    constructor(failures, cause) {
        const list = Array.isArray(failures) ? failures : [failures];
        super(list.map((failure) => failure.what).join('\n'), cause === undefined ? undefined : { cause });
        this.name = 'ReleaseError';
        this.failures = list;
    }
    /** Code of the first failure, for tests and for callers that branch on it. */
    get code() {
        return this.failures[0].code;
    }
}


/***/ }),

/***/ 7966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kh: () => (/* binding */ parseImageArgument),
/* harmony export */   cX: () => (/* binding */ mergeImageArguments),
/* harmony export */   kp: () => (/* binding */ sameWish),
/* harmony export */   qX: () => (/* binding */ contradiction)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9100);
/**
 * The argument that says which image to set: `[name=]repository[:tag][@digest]`, `*` keeps a part.
 *
 * | written                 | entries it is for                 | what it sets                        |
 * | `repo:1.2`              | those that refer to `repo`        | tag; a digest is cleared            |
 * | `repo@sha256:…`         | "                                 | digest; a tag is cleared            |
 * | `repo:1.2@sha256:…`     | "                                 | both                                |
 * | `repo:1.2@*`            | "                                 | tag; the digest stays               |
 * | `repo:*@sha256:…`       | "                                 | digest; the tag stays               |
 * | `name=repo:1.2`         | the one called `name`             | new name and tag; digest is cleared |
 * | `name=repo`             | "                                 | new name alone                      |
 * | `name=*:1.2`            | "                                 | tag; the new name stays             |
 *
 * The forms are those of `kustomize edit set image`, but nothing else in the entry is ever lost. A digest is
 * cleared beside a new tag (and the other way round) since `name:new-tag@old-digest` would run the old image.
 */


const KEEP = '*';
/**
 * Reads one argument.
 * @throws ReleaseError image-invalid: which character or part is wrong and what is allowed.
 */
function parseImageArgument(text) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? undefined : text.slice(0, equals);
    const parts = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitReference */ .mQ)(text.slice(equals + 1));
    const reason = nameProblem(name) ?? partsProblem(parts, name);
    if (reason !== undefined)
        throw invalid(text, reason);
    const sets = (part) => part !== undefined && part !== KEEP;
    return {
        name,
        repository: parts.repository === KEEP ? undefined : parts.repository,
        tag: parts.tag === KEEP ? undefined : parts.tag,
        keepTag: parts.tag === KEEP || (parts.tag === undefined && !sets(parts.digest)),
        digest: parts.digest === KEEP ? undefined : parts.digest,
        keepDigest: parts.digest === KEEP || (parts.digest === undefined && !sets(parts.tag)),
        text,
    };
}
/**
 * Drops repeated arguments.
 * @throws ReleaseError input-contradiction where two arguments want different things of the same entries.
 */
function mergeImageArguments(images) {
    const byEntry = new Map();
    for (const image of images) {
        const key = image.name === undefined ? (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .normalRepository */ .Kt)(image.repository ?? '') : `${image.name}=`;
        const before = byEntry.get(key);
        if (before === undefined)
            byEntry.set(key, image);
        else if (!sameWish(before, image))
            throw contradiction(before, image);
    }
    return [...byEntry.values()];
}
/** Whether two arguments for the same entry ask for the same result. */
function sameWish(left, right) {
    return (left.tag === right.tag &&
        left.digest === right.digest &&
        left.keepTag === right.keepTag &&
        left.keepDigest === right.keepDigest &&
        (left.name === undefined || right.name === undefined || left.repository === right.repository));
}
/** The error for two arguments that want different things of one entry. */
function contradiction(left, right) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'input-contradiction',
        what: `"${left.text}" and "${right.text}" set the same image to different values`,
        where: 'images',
        next: 'Give each image once.',
    });
}
function nameProblem(name) {
    if (name === undefined)
        return undefined;
    if (name === '')
        return 'the name before "=" is empty';
    const strange = /[^A-Za-z0-9._/:${}-]/u.exec(name)?.[0];
    if (strange === undefined)
        return undefined;
    return `${JSON.stringify(strange)} is not allowed in the name "${name}" (letters, digits and . _ - / :)`;
}
function partsProblem(parts, name) {
    const { repository, tag, digest } = parts;
    if (repository === KEEP && name === undefined) {
        return '"*" for the repository needs the name of an entry before it, as in shop=*:1.2';
    }
    const wrong = (repository === KEEP ? undefined : (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryProblem */ .Ki)(repository)) ??
        (tag === undefined || tag === KEEP ? undefined : (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .tagProblem */ .qH)(tag)) ??
        (digest === undefined || digest === KEEP ? undefined : (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .digestProblem */ .WQ)(digest));
    if (wrong !== undefined)
        return wrong;
    const versioned = [tag, digest].some((part) => part !== undefined && part !== KEEP);
    if (versioned || (name !== undefined && repository !== KEEP))
        return undefined;
    return tag === undefined && digest === undefined
        ? 'it has neither a tag nor a digest, so there is nothing to set'
        : 'every part is kept by "*", so there is nothing to set';
}
function invalid(text, reason) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'image-invalid',
        what: `"${text}" is not an image to set: ${reason}`,
        next: 'Write [name=]repository[:tag][@digest], e.g. ghcr.io/acme/shop:1.8.0; "*" keeps a part.',
    });
}


/***/ }),

/***/ 9100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   Ki: () => (/* binding */ repositoryProblem),
/* harmony export */   Kt: () => (/* binding */ normalRepository),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   WQ: () => (/* binding */ digestProblem),
/* harmony export */   mQ: () => (/* binding */ splitReference),
/* harmony export */   qH: () => (/* binding */ tagProblem),
/* harmony export */   qh: () => (/* binding */ formatVersion),
/* harmony export */   te: () => (/* binding */ referenceProblem)
/* harmony export */ });
/* unused harmony export parseReference */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/**
 * Image references as distribution/reference reads them (`docker pull`, kubelet, kustomize's users):
 *
 *     reference   := name [ ":" tag ] [ "@" digest ]
 *     name        := [ domain "/" ] path
 *     domain      := host [ ":" port ]          host := domain-name | "[" IPv6 "]"
 *     domain-name := label *( "." label )       label := alphanumeric, "-" inside, upper case allowed
 *     path        := component *( "/" component )
 *     component   := [a-z0-9]+ *( separator [a-z0-9]+ )     separator := "." | "_" | "__" | 1*"-"
 *     tag         := [A-Za-z0-9_] then up to 127 of [A-Za-z0-9_.-]
 *     digest      := algorithm ":" hex          sha256: 64, sha384: 96, sha512: 128 lower-case hex digits
 *
 * The path is at most 255 characters. The text before the first "/" is a domain only if it is "localhost",
 * holds "." or ":" or an upper-case letter; hence in `host:5000/app` the 5000 is a port and never a tag.
 * Without a domain the name lives on docker.io, and a single component there under `library/`.
 * A bare string of 64 hex digits is an image id and is refused.
 * Source: github.com/distribution/reference reference.go, regexp.go, normalize.go; opencontainers/go-digest.
 */

const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])`;
const DOMAIN = `${HOST}(?::[0-9]+)?`;
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const PATH = `${COMPONENT}(?:/${COMPONENT})*`;
const DOMAIN_ONLY = new RegExp(`^${DOMAIN}$`);
const PATH_ONLY = new RegExp(`^${PATH}$`);
const TAG_ONLY = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const IMAGE_ID = /^[a-f0-9]{64}$/;
const DIGEST_HEX = new Map([
    ['sha256', 64],
    ['sha384', 96],
    ['sha512', 128],
]);
const MAX_PATH = 255;
/** Splits at the last ":" behind the last "/" and at the first "@", without judging the parts. */
function splitReference(text) {
    const at = text.indexOf('@');
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    return {
        repository: colon < 0 ? named : named.slice(0, colon),
        tag: colon < 0 ? undefined : named.slice(colon + 1),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
/** @returns why `text` is no reference, as the end of a sentence, or undefined if it is one. */
function referenceProblem(text) {
    const { repository, tag, digest } = splitReference(text);
    return (repositoryProblem(repository) ??
        (tag === undefined ? undefined : tagProblem(tag)) ??
        (digest === undefined ? undefined : digestProblem(digest)));
}
/**
 * Takes an image reference apart.
 * @throws ReleaseError image-invalid with the reason.
 */
function parseReference(text) {
    const reason = referenceProblem(text);
    if (reason === undefined)
        return splitReference(text);
    throw new ReleaseError({
        code: 'image-invalid',
        what: `"${text}" is not an image reference: ${reason}`,
        next: 'Write [domain/]path[:tag][@digest], e.g. ghcr.io/acme/shop:1.8.0.',
    });
}
/** `repository[:tag][@digest]`, the inverse of `parseReference`. */
function formatReference({ repository, tag, digest }) {
    return `${repository}${formatVersion({ tag, digest })}`;
}
/** `:tag`, `@digest`, both or nothing. */
function formatVersion({ tag, digest }) {
    return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
/** Whether two repositories are one: `nginx`, `library/nginx`, `index.docker.io/library/nginx` are. */
function sameRepository(left, right) {
    return left === right || normalRepository(left) === normalRepository(right);
}
/** `domain/path` in full, for comparing only; never write it into a file. */
function normalRepository(repository) {
    const { domain, path } = splitDomain(repository);
    const official = domain === undefined || domain === 'index.docker.io' ? 'docker.io' : domain;
    return `${official}/${official === 'docker.io' && !path.includes('/') ? `library/${path}` : path}`;
}
function splitDomain(repository) {
    const slash = repository.indexOf('/');
    const first = slash < 0 ? '' : repository.slice(0, slash);
    const isDomain = first === 'localhost' || /[.:A-Z]/.test(first);
    return isDomain
        ? { domain: first, path: repository.slice(slash + 1) }
        : { domain: undefined, path: repository };
}
/** @returns why `repository` is no `[domain/]path`, or undefined. */
function repositoryProblem(repository) {
    if (repository === '')
        return 'the repository is empty';
    if (IMAGE_ID.test(repository))
        return '64 hex digits are an image id, not a repository';
    const { domain, path } = splitDomain(repository);
    if (domain !== undefined && !DOMAIN_ONLY.test(domain)) {
        return `"${domain}" is no registry domain (letters, digits, "." and "-", then optionally ":port")`;
    }
    if (path.length > MAX_PATH)
        return `the repository path has ${path.length} characters, at most ${MAX_PATH}`;
    if (PATH_ONLY.test(path))
        return undefined;
    return pathProblem(path);
}
function pathProblem(path) {
    const upper = /[A-Z]/.exec(path)?.[0];
    if (upper !== undefined)
        return `repository names are lower case, but "${path}" has "${upper}"`;
    const strange = /[^a-z0-9._/-]/u.exec(path)?.[0];
    if (strange !== undefined) {
        return `${shown(strange)} is not allowed in "${path}" (a-z, 0-9, and ".", "_", "-", "/" between them)`;
    }
    const component = path.split('/').find((part) => !PATH_ONLY.test(part)) ?? path;
    if (component === '')
        return `"${path}" has an empty part before, after or between "/"`;
    return `"${component}" must start and end with a-z or 0-9, with a single ".", "_", "__" or dashes between`;
}
/** @returns why `tag` is no tag, or undefined. */
function tagProblem(tag) {
    if (TAG_ONLY.test(tag))
        return undefined;
    if (tag === '')
        return 'the tag behind ":" is empty';
    const strange = /[^A-Za-z0-9_.-]/u.exec(tag)?.[0];
    if (strange !== undefined) {
        return `${shown(strange)} is not allowed in the tag "${clip(tag)}" (A-Z, a-z, 0-9, "_", "." and "-")`;
    }
    if (tag.length > 128)
        return `the tag has ${tag.length} characters, at most 128`;
    return `the tag "${tag}" starts with "${tag[0]}", but must start with a letter, a digit or "_"`;
}
/** @returns why `digest` is no digest, or undefined. */
function digestProblem(digest) {
    if (digest === '')
        return 'the digest behind "@" is empty';
    const colon = digest.indexOf(':');
    if (colon < 0)
        return `the digest "${clip(digest)}" has no algorithm; write sha256:<64 hex digits>`;
    const algorithm = digest.slice(0, colon);
    const hex = digest.slice(colon + 1);
    const length = DIGEST_HEX.get(algorithm);
    if (length === undefined) {
        return `"${clip(algorithm)}" is no digest algorithm in use (${[...DIGEST_HEX.keys()].join(', ')})`;
    }
    const strange = /[^a-f0-9]/u.exec(hex)?.[0];
    if (strange !== undefined)
        return `${shown(strange)} is not allowed in a digest (0-9 and a-f)`;
    return hex.length === length ? undefined : `${algorithm} has ${length} hex digits, got ${hex.length}`;
}
function shown(character) {
    if (/\s/u.test(character))
        return character === ' ' ? 'a space' : 'white space';
    return `"${character}"`;
}
function clip(text) {
    return text.length > 140 ? `${text.slice(0, 140)}…` : text;
}


/***/ }),

/***/ 2009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/** Runs a stage that asks for files until it has all it needs. */

/** More levels than any real graph of kustomizations has. */
const MAX_ROUNDS = 50;
/**
 * @param stage pure; called again with more files until it is ready
 * @param files what is known already
 */
async function settle(stage, files, reader) {
    let known = files;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const step = stage(known);
        if (step.kind === 'ready')
            return { value: step.value, files: known };
        known = new Map([...known, ...(await reader.read(step.paths))]);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K({
        code: 'internal',
        what: `the files of the change are nested deeper than ${MAX_ROUNDS} levels`,
        next: 'Check the `resources` of the kustomizations under the path for a chain without end.',
    });
}


/***/ }),

/***/ 2908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ toFailures)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2807);
/** Any thrown thing becomes failures: those of a ReleaseError, or the one of a mistake in this project. */

function toFailures(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K)
        return error.failures;
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return [
        {
            code: 'internal',
            what: `an unexpected error, which is a mistake in this action: ${what.slice(0, 500)}`,
            next: 'Run the job again with debug logging, and report what it prints to the maintainers of this action.',
        },
    ];
}


/***/ }),

/***/ 6403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ed: () => (/* binding */ formatNotice),
/* harmony export */   vr: () => (/* binding */ formatFailures)
/* harmony export */ });
/* unused harmony exports formatPlace, formatFailure, formatFailuresMarkdown */

/** `file:line:column`, or the name of an input. */
function formatPlace(where) {
    if (typeof where === 'string')
        return where;
    const line = where.line === undefined ? '' : `:${where.line}`;
    const column = where.column === undefined ? '' : `:${where.column}`;
    return `${where.file}${line}${column}`;
}
/** One paragraph: where, what, what next. For the log and the annotation. */
function formatFailure(failure) {
    const where = failure.where === undefined ? '' : `${formatPlace(failure.where)}: `;
    const what = failure.what.replace(/[.\s]+$/, '');
    return `${where}${what}. ${failure.next}`;
}
/** All failures of a run; several are numbered. */
function formatFailures(failures) {
    const [first] = failures;
    if (failures.length === 1 && first !== undefined)
        return formatFailure(first);
    const lines = failures.map((failure, index) => `${index + 1}. ${formatFailure(failure)}`);
    return [`${failures.length} problems:`, ...lines].join('\n');
}
/** The same words as Markdown. */
function formatFailuresMarkdown(failures) {
    return failures
        .map((failure) => {
        const where = failure.where === undefined ? '' : `${codeSpan(formatPlace(failure.where))}: `;
        return `- ${where}${plain(failure.what.replace(/[.\s]+$/, ''))}. ${plain(failure.next)}`;
    })
        .join('\n');
}
function formatNotice(notice) {
    return notice.where === undefined ? notice.what : `${formatPlace(notice.where)}: ${notice.what}`;
}


/***/ }),

/***/ 281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ formatListing)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1432);

/** @returns what goes to standard output, with its final line break */
function formatListing(listing, form) {
    if (form === 'json')
        return `${JSON.stringify(toJson(listing), undefined, 2)}\n`;
    if (form === 'markdown')
        return toMarkdown(listing);
    return columns(listing.references.map(toRow));
}
const HEAD = ['IMAGE', 'TAG', 'FILE', 'FORMAT', 'EDITABLE'];
function toRow(reference) {
    const { image, file, line, format, fixed } = reference;
    return [
        image,
        versionText(reference),
        `${file}:${line}`,
        format,
        fixed === undefined ? 'yes' : `no: ${fixed}`,
    ];
}
/** `tag`, `tag@digest`, `@digest`, or `-` where there is neither; a digest is cut as Git cuts a commit. */
function versionText({ tag, digest }) {
    const short = digest === undefined ? '' : `@${digest.replace(/^(\w+:.{12}).*/, '$1…')}`;
    return `${tag ?? ''}${short}` || '-';
}
/** Columns are as wide as their cells need, up to 60; a longer cell moves only its own row. */
function columns(rows) {
    if (rows.length === 0)
        return '';
    const all = [HEAD, ...rows];
    const widths = HEAD.map((_, column) => Math.min(60, Math.max(...sizes(all, column))));
    const lines = all.map((cells) => cells
        .map((cell, column) => (column === HEAD.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join('  '));
    return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
/** The longest few thousand decide as well as all. */
function sizes(rows, column) {
    return rows.slice(0, 5000).map((cells) => cells[column]?.length ?? 0);
}
function toJson({ references, skipped, files }) {
    return {
        files,
        references: references.map(({ image, tag, digest, file, line, format, fixed }) => ({
            image,
            tag: tag ?? null,
            digest: digest ?? null,
            file,
            line,
            format,
            editable: fixed === undefined,
            reason: fixed ?? null,
        })),
        skipped: skipped.map(({ file, why }) => ({ file, reason: why })),
    };
}
function toMarkdown({ references, skipped }) {
    if (references.length === 0)
        return 'No reference to an image.\n';
    const rows = references.map((reference) => {
        const [image = '', tag = '', place = '', format = '', editable = ''] = toRow(reference);
        return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(image), tag === '-' ? 'none' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(tag), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(place), format, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(editable)];
    });
    const left = skipped.map(({ file, why }) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(file)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(why)}`).join('\n');
    const body = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Image', 'Tag', 'File', 'Format', 'Editable'], rows);
    return left === '' ? `${body}\n` : `${body}\n\nNot read:\n\n${left}\n`;
}


/***/ }),

/***/ 825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ formatLocal)
});

// EXTERNAL MODULE: ./build/core/images/reference.js
var reference = __nccwpck_require__(9100);
;// CONCATENATED MODULE: ./build/core/report/links.js
/** Addresses of things that a reader wants to open. */

/** Page of an image where its registry has one for people; undefined elsewhere. */
function links_imagePage(repository) {
    const name = normalRepository(repository);
    const slash = name.indexOf('/');
    const domain = name.slice(0, slash);
    const path = name.slice(slash + 1);
    if (domain === 'docker.io') {
        return path.startsWith('library/')
            ? `https://hub.docker.com/_/${path.slice('library/'.length)}`
            : `https://hub.docker.com/r/${path}`;
    }
    if (domain === 'quay.io')
        return `https://quay.io/repository/${path}`;
    return domain === 'ghcr.io' || domain.endsWith('.pkg.dev') || domain === 'gcr.io'
        ? `https://${domain}/${path}`
        : undefined;
}
/** Page of a file's line at a commit or branch of the config repository. */
function links_filePage(repositoryUrl, commit, place) {
    const path = place.file.split('/').map(encodeURIComponent).join('/');
    return `${repositoryUrl}/blob/${commit}/${path}#L${place.line}`;
}

;// CONCATENATED MODULE: ./build/core/report/changes.js


/** Last component of an image's repository: what people call it. */
function shortName(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function distinct(values) {
    return [...new Set(values)];
}
/** `1.7.3` for one value, `1.7.3, 1.7.4` for several; `none` for a reference that said nothing. */
function joinValues(values) {
    return distinct(values.map((value) => (value === '' ? 'none' : value))).join(', ');
}
/** One line a change, for commit messages and the placeholder {images}. */
function changeLines(changes) {
    return distinct(changes.map((change) => `${change.image}: ${change.from || 'none'} -> ${change.to} (${change.file})`));
}
/** A table of the changes; rows beyond the budget are counted, not shown. */
function changesTable(changes, context) {
    const rows = changes.map((change) => row(change, context));
    const kept = [];
    let bytes = 200;
    for (const cells of rows) {
        bytes += Buffer.byteLength(cells.join(' | ')) + 8;
        if (bytes > context.budget)
            break;
        kept.push(cells);
    }
    const rest = rows.length - kept.length;
    const note = rest === 0 ? '' : `\n\n…and ${rest} more, all of them in the commit.`;
    return `${table(['Image', 'From', 'To', 'File'], kept)}${note}`;
}
function row(change, context) {
    const page = imagePage(change.image);
    const image = codeSpan(change.image);
    return [
        page === undefined ? image : link(image, page),
        change.from === '' ? 'none' : codeSpan(change.from),
        codeSpan(change.to),
        link(codeSpan(`${change.file}:${change.line}`), filePage(context.repositoryUrl, context.commit, change)),
    ];
}

// EXTERNAL MODULE: ./build/core/report/markdown.js
var markdown = __nccwpck_require__(1432);
;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/line.js


class LineDiff extends Diff {
    constructor() {
        super(...arguments);
        this.tokenize = tokenize;
    }
    equals(left, right, options) {
        // If we're ignoring whitespace, we need to normalise lines by stripping
        // whitespace before checking equality. (This has an annoying interaction
        // with newlineIsToken that requires special handling: if newlines get their
        // own token, then we DON'T want to trim the *newline* tokens down to empty
        // strings, since this would cause us to treat whitespace-only line content
        // as equal to a separator between lines, which would be weird and
        // inconsistent with the documented behavior of the options.)
        if (options.ignoreWhitespace) {
            if (!options.newlineIsToken || !left.includes('\n')) {
                left = left.trim();
            }
            if (!options.newlineIsToken || !right.includes('\n')) {
                right = right.trim();
            }
        }
        else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
            if (left.endsWith('\n')) {
                left = left.slice(0, -1);
            }
            if (right.endsWith('\n')) {
                right = right.slice(0, -1);
            }
        }
        return super.equals(left, right, options);
    }
}
const lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
    return lineDiff.diff(oldStr, newStr, options);
}
function diffTrimmedLines(oldStr, newStr, options) {
    options = generateOptions(options, { ignoreWhitespace: true });
    return lineDiff.diff(oldStr, newStr, options);
}
// Exported standalone so it can be used from jsonDiff too.
function tokenize(value, options) {
    if (options.stripTrailingCr) {
        // remove one \r before \n to match GNU diff's --strip-trailing-cr behavior
        value = value.replace(/\r\n/g, '\n');
    }
    const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
    // Ignore the final empty token that occurs if the string ends with a new line
    if (!linesAndNewlines[linesAndNewlines.length - 1]) {
        linesAndNewlines.pop();
    }
    // Merge the content and line separators into single tokens
    for (let i = 0; i < linesAndNewlines.length; i++) {
        const line = linesAndNewlines[i];
        if (i % 2 && !options.newlineIsToken) {
            retLines[retLines.length - 1] += line;
        }
        else {
            retLines.push(line);
        }
    }
    return retLines;
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/patch/create.js

/**
 * Returns true if the filename contains characters that require C-style
 * quoting (as used by Git and GNU diffutils in diff output).
 */
function needsQuoting(s) {
    for (let i = 0; i < s.length; i++) {
        if (s[i] < '\x20' || s[i] > '\x7e' || s[i] === '"' || s[i] === '\\') {
            return true;
        }
    }
    return false;
}
/**
 * C-style quotes a filename, encoding special characters as escape sequences
 * and non-ASCII bytes as octal escapes. This is the inverse of
 * `parseQuotedFileName` in parse.ts.
 *
 * Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
 * This matches the behaviour of both Git and GNU diffutils, which always emit
 * UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
 * Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
 *
 * If the filename doesn't need quoting, returns it as-is.
 */
function quoteFileNameIfNeeded(s) {
    if (!needsQuoting(s)) {
        return s;
    }
    let result = '"';
    const bytes = new TextEncoder().encode(s);
    let i = 0;
    while (i < bytes.length) {
        const b = bytes[i];
        // See https://en.wikipedia.org/wiki/Escape_sequences_in_C#Escape_sequences
        if (b === 0x07) {
            result += '\\a';
        }
        else if (b === 0x08) {
            result += '\\b';
        }
        else if (b === 0x09) {
            result += '\\t';
        }
        else if (b === 0x0a) {
            result += '\\n';
        }
        else if (b === 0x0b) {
            result += '\\v';
        }
        else if (b === 0x0c) {
            result += '\\f';
        }
        else if (b === 0x0d) {
            result += '\\r';
        }
        else if (b === 0x22) {
            result += '\\"';
        }
        else if (b === 0x5c) {
            result += '\\\\';
        }
        else if (b >= 0x20 && b <= 0x7e) {
            // Just a printable ASCII character that is neither a double quote nor a
            // backslash; no need to escape it.
            result += String.fromCharCode(b);
        }
        else {
            // Either part of a non-ASCII character or a control character without a
            // special escape sequence; needs escaping as a 3-digit octal escape
            result += '\\' + b.toString(8).padStart(3, '0');
        }
        i++;
    }
    result += '"';
    return result;
}
const INCLUDE_HEADERS = {
    includeIndex: true,
    includeUnderline: true,
    includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: true
};
const OMIT_HEADERS = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: false
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    let optionsObj;
    if (!options) {
        optionsObj = {};
    }
    else if (typeof options === 'function') {
        optionsObj = { callback: options };
    }
    else {
        optionsObj = options;
    }
    if (typeof optionsObj.context === 'undefined') {
        optionsObj.context = 4;
    }
    // We copy this into its own variable to placate TypeScript, which thinks
    // optionsObj.context might be undefined in the callbacks below.
    const context = optionsObj.context;
    // @ts-expect-error (runtime check for something that is correctly a static type error)
    if (optionsObj.newlineIsToken) {
        throw new Error('newlineIsToken may not be used with patch-generation functions, only with diffing functions');
    }
    if (!optionsObj.callback) {
        return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
    }
    else {
        const { callback } = optionsObj;
        diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
                const patch = diffLinesResultToPatch(diff);
                // TypeScript is unhappy without the cast because it does not understand that `patch` may
                // be undefined here only if `callback` is StructuredPatchCallbackAbortable:
                callback(patch);
            } }));
    }
    function diffLinesResultToPatch(diff) {
        // STEP 1: Build up the patch with no "\ No newline at end of file" lines and with the arrays
        //         of lines containing trailing newline characters. We'll tidy up later...
        if (!diff) {
            return;
        }
        diff.push({ value: '', lines: [] }); // Append an empty value to make cleanup easier
        function contextLines(lines) {
            return lines.map(function (entry) { return ' ' + entry; });
        }
        const hunks = [];
        let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
        for (let i = 0; i < diff.length; i++) {
            const current = diff[i], lines = current.lines || splitLines(current.value);
            current.lines = lines;
            if (current.added || current.removed) {
                // If we have previous context, start with that
                if (!oldRangeStart) {
                    const prev = diff[i - 1];
                    oldRangeStart = oldLine;
                    newRangeStart = newLine;
                    if (prev) {
                        curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
                        oldRangeStart -= curRange.length;
                        newRangeStart -= curRange.length;
                    }
                }
                // Output our changes
                for (const line of lines) {
                    curRange.push((current.added ? '+' : '-') + line);
                }
                // Track the updated file position
                if (current.added) {
                    newLine += lines.length;
                }
                else {
                    oldLine += lines.length;
                }
            }
            else {
                // Identical context lines. Track line changes
                if (oldRangeStart) {
                    // Close out any changes that have been output (or join overlapping)
                    if (lines.length <= context * 2 && i < diff.length - 2) {
                        // Overlapping
                        for (const line of contextLines(lines)) {
                            curRange.push(line);
                        }
                    }
                    else {
                        // end the range and output
                        const contextSize = Math.min(lines.length, context);
                        for (const line of contextLines(lines.slice(0, contextSize))) {
                            curRange.push(line);
                        }
                        const hunk = {
                            oldStart: oldRangeStart,
                            oldLines: (oldLine - oldRangeStart + contextSize),
                            newStart: newRangeStart,
                            newLines: (newLine - newRangeStart + contextSize),
                            lines: curRange
                        };
                        hunks.push(hunk);
                        oldRangeStart = 0;
                        newRangeStart = 0;
                        curRange = [];
                    }
                }
                oldLine += lines.length;
                newLine += lines.length;
            }
        }
        // Step 2: eliminate the trailing `\n` from each line of each hunk, and, where needed, add
        //         "\ No newline at end of file".
        for (const hunk of hunks) {
            for (let i = 0; i < hunk.lines.length; i++) {
                if (hunk.lines[i].endsWith('\n')) {
                    hunk.lines[i] = hunk.lines[i].slice(0, -1);
                }
                else {
                    hunk.lines.splice(i + 1, 0, '\\ No newline at end of file');
                    i++; // Skip the line we just added, then continue iterating
                }
            }
        }
        return {
            oldFileName: oldFileName, newFileName: newFileName,
            oldHeader: oldHeader, newHeader: newHeader,
            hunks: hunks
        };
    }
}
/**
 * creates a unified diff patch.
 *
 * @param patch either a single structured patch object (as returned by `structuredPatch`) or an
 *   array of them (as returned by `parsePatch`).
 * @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
 *   Ignored for patches where `isGit` is `true`.
 *
 * When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
 * output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
 * properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
 * headers for patches with no hunks (e.g. renames without content changes).
 */
function formatPatch(patch, headerOptions) {
    var _a, _b, _c, _d, _e, _f;
    if (!headerOptions) {
        headerOptions = INCLUDE_HEADERS;
    }
    if (Array.isArray(patch)) {
        if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every(p => p.isGit)) {
            throw new Error('Cannot omit file headers on a multi-file patch. '
                + '(The result would be unparseable; how would a tool trying to apply '
                + 'the patch know which changes are to which file?)');
        }
        return patch.map(p => formatPatch(p, headerOptions)).join('\n');
    }
    const ret = [];
    // Git patches have a fixed header format (diff --git, extended headers,
    // and ---/+++ when hunks are present), so headerOptions is ignored.
    if (patch.isGit) {
        headerOptions = INCLUDE_HEADERS;
        // Emit Git-style diff --git header and extended headers.
        // Git never puts /dev/null in the "diff --git" line; for file
        // creations/deletions it uses the real filename on both sides.
        if (!patch.oldFileName) {
            throw new Error('oldFileName must be specified for Git patches');
        }
        if (!patch.newFileName) {
            throw new Error('newFileName must be specified for Git patches');
        }
        let gitOldName = patch.oldFileName;
        let gitNewName = patch.newFileName;
        if (patch.isCreate && gitOldName === '/dev/null') {
            gitOldName = gitNewName.replace(/^b\//, 'a/');
        }
        else if (patch.isDelete && gitNewName === '/dev/null') {
            gitNewName = gitOldName.replace(/^a\//, 'b/');
        }
        ret.push('diff --git ' + quoteFileNameIfNeeded(gitOldName) + ' ' + quoteFileNameIfNeeded(gitNewName));
        if (patch.isDelete) {
            ret.push('deleted file mode ' + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : '100644'));
        }
        if (patch.isCreate) {
            ret.push('new file mode ' + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : '100644'));
        }
        if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
            ret.push('old mode ' + patch.oldMode);
            ret.push('new mode ' + patch.newMode);
        }
        if (patch.isRename) {
            ret.push('rename from ' + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : '').replace(/^a\//, '')));
            ret.push('rename to ' + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : '').replace(/^b\//, '')));
        }
        if (patch.isCopy) {
            ret.push('copy from ' + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : '').replace(/^a\//, '')));
            ret.push('copy to ' + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : '').replace(/^b\//, '')));
        }
    }
    else {
        if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== undefined) {
            ret.push('Index: ' + patch.oldFileName);
        }
        if (headerOptions.includeUnderline) {
            ret.push('===================================================================');
        }
    }
    // Emit --- / +++ file headers. For Git patches with no hunks (e.g.
    // pure renames, mode-only changes), Git omits these, so we do too.
    const hasHunks = patch.hunks.length > 0;
    if (headerOptions.includeFileHeaders && patch.oldFileName !== undefined && patch.newFileName !== undefined
        && (!patch.isGit || hasHunks)) {
        ret.push('--- ' + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? '\t' + patch.oldHeader : ''));
        ret.push('+++ ' + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? '\t' + patch.newHeader : ''));
    }
    for (let i = 0; i < patch.hunks.length; i++) {
        const hunk = patch.hunks[i];
        // Unified Diff Format quirk: If the chunk size is 0,
        // the first number is one lower than one would expect.
        // https://www.artima.com/weblogs/viewpost.jsp?thread=164293
        const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
        const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
        ret.push('@@ -' + oldStart + ',' + hunk.oldLines
            + ' +' + newStart + ',' + hunk.newLines
            + ' @@');
        for (const line of hunk.lines) {
            ret.push(line);
        }
    }
    return ret.join('\n') + '\n';
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    if (typeof options === 'function') {
        options = { callback: options };
    }
    if (!(options === null || options === void 0 ? void 0 : options.callback)) {
        const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
        if (!patchObj) {
            return;
        }
        return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
    }
    else {
        const { callback } = options;
        structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: patchObj => {
                if (!patchObj) {
                    callback(undefined);
                }
                else {
                    callback(formatPatch(patchObj, options.headerOptions));
                }
            } }));
    }
}
function createPatch(fileName, oldStr, newStr, oldHeader, newHeader, options) {
    return createTwoFilesPatch(fileName, fileName, oldStr, newStr, oldHeader, newHeader, options);
}
/**
 * Split `text` into an array of lines, including the trailing newline character (where present)
 */
function splitLines(text) {
    const hasTrailingNl = text.endsWith('\n');
    const result = text.split('\n').map(line => line + '\n');
    if (hasTrailingNl) {
        result.pop();
    }
    else {
        result.push(result.pop().slice(0, -1));
    }
    return result;
}

;// CONCATENATED MODULE: ./build/core/report/unified-diff.js
/** A unified diff of edited files, as `git diff` shows it and `git apply` takes it. */

/** @returns the diffs one after the other; empty without changes */
function formatUnifiedDiff(files) {
    return files
        .map(({ path, before, after }) => {
        const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
            context: 3,
        });
        return patch.replace(/^={3,}\n/, `diff --git a/${path} b/${path}\n`);
    })
        .join('');
}

;// CONCATENATED MODULE: ./build/core/report/local.js



/** @returns what goes to standard output, with its final line break */
function formatLocal(outcome, form) {
    if (form === 'json')
        return `${JSON.stringify(toJson(outcome), undefined, 2)}\n`;
    if (form === 'markdown')
        return toMarkdown(outcome);
    const diff = formatUnifiedDiff(outcome.files);
    return outcome.written ? `${changeLines(outcome.changes).join('\n')}\n` : diff;
}
function toJson(outcome) {
    return {
        changed: outcome.files.length > 0,
        written: outcome.written,
        images: outcome.changes,
        files: outcome.files.map((file) => file.path),
        notices: outcome.notices,
        diff: formatUnifiedDiff(outcome.files),
    };
}
function toMarkdown(outcome) {
    if (outcome.files.length === 0)
        return 'No change.\n';
    const rows = outcome.changes.map((change) => [
        (0,markdown/* codeSpan */.SS)(change.image),
        change.from === '' ? 'none' : (0,markdown/* codeSpan */.SS)(change.from),
        (0,markdown/* codeSpan */.SS)(change.to),
        (0,markdown/* codeSpan */.SS)(`${change.file}:${change.line}`),
    ]);
    return `${(0,markdown/* table */.tp)(['Image', 'From', 'To', 'File'], rows)}\n\n${(0,markdown/* fenced */.OF)(formatUnifiedDiff(outcome.files), 'diff')}\n`;
}


/***/ }),

/***/ 1432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* unused harmony export link */
/**
 * Markdown made of text from outside. Such text only ever stands in code spans, in fenced blocks or escaped,
 * so that it can't become structure, a link, a mention or HTML on GitHub.
 */
/** Control characters, also the Unicode ones that reorder or hide text, shown as the replacement character. */
function printable(text) {
    return text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd');
}
/** A code span; its fence is longer than any run of backticks inside (CommonMark 6.1). Safe in table cells. */
function codeSpan(text) {
    const safe = printable(text.replace(/\s+/g, ' ')).replaceAll('|', '\\|');
    if (safe.trim() === '')
        return '` `';
    const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map((run) => run[0].length));
    const fence = '`'.repeat(longest + 1);
    const pad = safe.startsWith('`') || safe.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${safe}${pad}${fence}`;
}
/** Plain text: Markdown's own characters are escaped; `@`, `#` and `:` can't start a mention, link or emoji. */
function plain(text) {
    return printable(text)
        .replace(/[\\`*_{}[\]()<>+!|~$]/g, '\\$&')
        .replace(/&/g, '&amp;')
        .replace(/[@#]/g, (letter) => `${letter}&#8203;`)
        .replace(/:(?=\/\/|[a-z0-9_+-]+:)/gi, ':&#8203;');
}
/** A link to an http(s) address; anything else is shown as code. */
function link(label, address) {
    if (!/^https?:\/\/[^\s<>"`\\]+$/.test(address))
        return label;
    return `[${label}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
/** A fenced block; the fence is longer than any run of backticks inside. */
function fenced(text, language) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text.replace(/\n?$/, '\n')}${fence}`;
}
/** A table; cells are Markdown already. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}


/***/ }),

/***/ 7264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ MAX_FILE_BYTES)
/* harmony export */ });
/**
 * The config repository at one commit, read lazily. Paths are repository-relative, `/`-separated, without
 * leading or trailing slash; the root is the empty string.
 */
/** Files above this size are not edited: a manifest of this size is generated, not written by a person. */
const MAX_FILE_BYTES = 1_000_000;


/***/ }),

/***/ 8614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Version of the action, as in package.json; a test holds the two together. */
const VERSION = '0.1.0';


/***/ }),

/***/ 235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ parseCommandLine)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __nccwpck_require__(2807);
// EXTERNAL MODULE: ./build/core/edit/selector/parse.js
var parse = __nccwpck_require__(634);
;// CONCATENATED MODULE: ./build/core/request/fields.js
/** Parsers of single inputs. Each returns the value or throws a ReleaseError without `where`: the caller knows. */


function invalid(what, next, code = 'input-invalid') {
    return new errors/* ReleaseError */.K({ code, what, next });
}
/** Shows a value in a message: quoted, on one line, cut at 80 characters. */
function quote(value) {
    const shown = value.length > 80 ? `${value.slice(0, 77)}...` : value;
    return JSON.stringify(shown);
}
/** `true` or `false` in the three spellings that GitHub's own toolkit accepts. */
function parseBoolean(value, fallback) {
    if (value === undefined)
        return fallback;
    if (/^(true|True|TRUE)$/.test(value))
        return true;
    if (/^(false|False|FALSE)$/.test(value))
        return false;
    throw invalid(`got ${quote(value)}, which is neither true nor false`, 'Give `true` or `false`.');
}
/** GitHub's rule for names: letters, digits, `-`, `_` and `.`; owners have no `_` or `.`, but GHES differs. */
function parseRepositoryName(value) {
    const match = /^([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+)$/.exec(value);
    const [, owner, name] = match ?? [];
    if (owner === undefined || name === undefined || /^\.{1,2}$/.test(name)) {
        throw invalid(`got ${quote(value)}, which is not the name of a repository`, 'Give it as `owner/name`, e.g. `acme/config`, without host or `.git`.');
    }
    return { owner, name: name.replace(/\.git$/, '') };
}
/** App and environment names stand in branch names, titles and trailers, so their letters are few. */
function fields_parseName(value) {
    if (!/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/.test(value)) {
        throw invalid(`got ${quote(value)}, which is not a name`, 'Use letters, digits, `.`, `_` and `-`, starting and ending with a letter or digit, at most 100.');
    }
    return value;
}
/**
 * A file, a folder or a glob, and perhaps a key behind `#`.
 * @returns the path without `./`, doubled or trailing slashes; the root is the empty string.
 */
function parsePath(value) {
    const { file, key } = (0,parse/* splitKey */._$)(value);
    if (key === undefined)
        return parsePlace(file);
    (0,parse/* parseKeyPath */._q)(key);
    const place = parsePlace(file);
    if (place !== '')
        return `${place}#${key}`;
    throw invalid(`got ${quote(value)}, which names no file before the key`, 'Give it as `path#key.path`.');
}
function parsePlace(value) {
    const next = 'Give a path inside the config repository, relative to its root, e.g. `apps/shop/overlays/production`.';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u001f\u007f\\]/.test(value)) {
        throw invalid(`got ${quote(value)}, which has a backslash or a control character`, next);
    }
    if (/^(\/|~|[A-Za-z]:)/.test(value))
        throw invalid(`got the absolute path ${quote(value)}`, next, 'path-outside');
    const segments = value.split('/').filter((segment) => segment !== '' && segment !== '.');
    if (segments.includes('..')) {
        throw invalid(`got ${quote(value)}, which climbs with \`..\``, next, 'path-outside');
    }
    if (segments[0]?.toLowerCase() === '.git')
        throw invalid(`got ${quote(value)}, which is Git's own folder`, next, 'path-outside');
    return segments.join('/');
}
/** A milestone is given by its number, as in its page's address. */
function parseMilestone(value) {
    if (value === undefined)
        return undefined;
    if (!/^[1-9][0-9]{0,8}$/.test(value)) {
        throw invalid(`got ${quote(value)}, which is not a milestone's number`, "Give the number in the address of the milestone's page.");
    }
    return Number(value);
}
/** An API address: http or https, without credentials, query or trailing slash. */
function parseApiUrl(value) {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '') {
        throw invalid(`got ${quote(value)}, which is not the address of a GitHub API`, 'Give e.g. `https://api.github.com` or `https://github.example.com/api/v3`.');
    }
    return value.replace(/\/+$/, '');
}

// EXTERNAL MODULE: ./build/core/images/argument.js
var argument = __nccwpck_require__(7966);
// EXTERNAL MODULE: ./build/core/images/reference.js
var reference = __nccwpck_require__(9100);
;// CONCATENATED MODULE: ./build/core/request/inputs.js
/** The inputs that the action takes. `action.yml` says what they mean; a test holds the two together. */
const INPUT_NAMES = (/* unused pure expression or super */ null && ([
    'command',
    'images',
    'image',
    'tag',
    'digest',
    'app',
    'environment',
    'path',
    'repository',
    'base',
    'token',
    'app-id',
    'private-key',
    'branch',
    'title',
    'body',
    'body-path',
    'commit-message',
    'labels',
    'assignees',
    'reviewers',
    'team-reviewers',
    'milestone',
    'draft',
    'signoff',
    'allow-downgrade',
    'override-automation',
    'dry-run',
    'api-url',
]));
/** @returns the trimmed value, or undefined where the input is absent or empty. */
function inputs_inputOf(inputs, name) {
    const value = inputs.values.get(name)?.trim();
    return value === undefined || value === '' ? undefined : value;
}

;// CONCATENATED MODULE: ./build/core/request/lists.js
/**
 * Splits a list input: items by line or comma; blank lines and `#` comments (at the start of a line or after
 * white space) are left out.
 */
function parseList(value) {
    return (value ?? '').split(/\r?\n/).flatMap((line, index) => line
        .replace(/(^|\s)#.*$/, '')
        .split(',')
        .map((item) => ({ text: item.trim(), line: index + 1 }))
        .filter((item) => item.text !== ''));
}
/** The texts of a list input, each once, in order. */
function lists_parseNames(value) {
    return [...new Set(parseList(value).map((item) => item.text))];
}

;// CONCATENATED MODULE: ./build/core/request/images.js
/** The inputs `images`, and `image` with `tag` and `digest`, become image arguments. */





/** All images that the run is asked to set; problems are collected, valid ones returned. */
function readImages(inputs, problems) {
    const images = readAll(inputs, problems);
    const merged = problems.try(inputs.label('images'), () => (0,argument/* mergeImageArguments */.cX)(images)) ?? [];
    return readOverride(inputs, problems)
        ? merged.map((image) => ({ ...image, overrideAutomation: true }))
        : merged;
}
function readOverride(inputs, problems) {
    const value = inputs_inputOf(inputs, 'override-automation');
    const label = inputs.label('override-automation');
    return value !== undefined && (problems.try(label, () => parseBoolean(value, false)) ?? false);
}
function readAll(inputs, problems) {
    const many = inputs_inputOf(inputs, 'images');
    const one = inputs_inputOf(inputs, 'image');
    const parts = ['tag', 'digest'].filter((name) => inputs_inputOf(inputs, name) !== undefined);
    if (many !== undefined && (one !== undefined || parts.length > 0)) {
        const other = one === undefined ? (parts[0] ?? 'tag') : 'image';
        problems.add('input-contradiction', inputs.label('images'), {
            what: `${inputs.label('images')} and ${inputs.label(other)} are both given`,
            next: `Give either ${inputs.label('images')}, or ${inputs.label('image')} with tag or digest.`,
        });
        return [];
    }
    if (many !== undefined)
        return readMany(many, inputs.label('images'), problems);
    if (one !== undefined)
        return readOne(one, inputs, problems);
    problems.add('input-missing', inputs.label('images'), {
        what: 'no image is given',
        next: `Give ${inputs.label('images')}, e.g. \`ghcr.io/acme/shop:1.8.0\`, or ${inputs.label('image')} with tag or digest.`,
    });
    return [];
}
function readMany(value, label, problems) {
    const items = parseList(value);
    if (items.length === 0) {
        problems.add('input-missing', label, {
            what: 'the list holds only blank lines and comments',
            next: 'Give one image a line, e.g. `ghcr.io/acme/shop:1.8.0`.',
        });
    }
    return items.flatMap((item) => {
        const where = items.length > 1 ? `${label}, line ${item.line}` : label;
        return problems.try(where, () => (0,argument/* parseImageArgument */.Kh)(item.text)) ?? [];
    });
}
function readOne(image, inputs, problems) {
    const tag = readTag(image, inputs, problems);
    const digest = inputs_inputOf(inputs, 'digest');
    if (/[,\n]/.test(image)) {
        problems.add('input-invalid', inputs.label('image'), {
            what: `got several images: ${quote(image)}`,
            next: `Give several images as ${inputs.label('images')}.`,
        });
        return [];
    }
    const name = image.slice(image.lastIndexOf('/') + 1);
    const carried = name.includes('@') ? 'digest' : name.includes(':') ? 'tag' : undefined;
    const given = carried === 'tag' ? tag : carried === 'digest' ? (digest ?? tag) : undefined;
    if (carried !== undefined && given !== undefined && !image.endsWith(given)) {
        problems.add('input-contradiction', inputs.label('image'), {
            what: `got ${quote(image)}, which has a ${carried} of its own beside ${quote(given)}`,
            next: `Give the ${carried} once.`,
        });
        return [];
    }
    const tagPart = tag === undefined || carried !== undefined ? '' : `:${tag}`;
    const digestPart = digest === undefined || image.includes('@') ? '' : `@${digest}`;
    const text = `${image}${tagPart}${digestPart}`;
    return [problems.try(inputs.label('image'), () => (0,argument/* parseImageArgument */.Kh)(text)) ?? []].flat();
}
/** `tag` alone, or the whole references that docker/metadata-action prints as its output `tags`. */
function readTag(image, inputs, problems) {
    const items = parseList(inputs_inputOf(inputs, 'tag')).map((item) => item.text);
    const tags = new Set(items.map((item) => (item.startsWith(`${image}:`) ? ((0,reference/* splitReference */.mQ)(item).tag ?? item) : item)));
    if (tags.size <= 1)
        return [...tags][0];
    problems.add('input-contradiction', inputs.label('tag'), {
        what: `got ${tags.size} tags: ${[...tags].slice(0, 5).map(quote).join(', ')}`,
        next: 'Give the one to release; docker/metadata-action has it as its output `version`.',
    });
    return undefined;
}

;// CONCATENATED MODULE: ./build/core/request/problems.js

/** Collects what is wrong with a request, so that all mistakes are told together. */
class Problems {
    #failures = [];
    add(code, where, text) {
        this.#failures.push({ code, where, ...text });
    }
    /** Runs one parser; a ReleaseError becomes a problem and the result is undefined. */
    try(where, parse) {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof errors/* ReleaseError */.K))
                throw error;
            this.#failures.push(...error.failures.map((failure) => ({ ...failure, where: failure.where ?? where })));
            return undefined;
        }
    }
    /** @throws ReleaseError with every problem, if there is any. */
    throwIfAny() {
        const [first, ...rest] = this.#failures;
        if (first !== undefined)
            throw new errors/* ReleaseError */.K([first, ...rest]);
    }
}

;// CONCATENATED MODULE: ./build/core/request/request.js
/** Forms in which a terminal shows a result. */
const OUTPUT_FORMS = ['text', 'json', 'markdown'];

;// CONCATENATED MODULE: ./build/core/request/targets.js
/** What is changed: paths of the config repository, and the apps that they belong to. */



/** Normalised paths, each once, in the order given; at least one. */
function readPaths(inputs, problems) {
    const label = inputs.label('path');
    const items = parseList(inputs_inputOf(inputs, 'path'));
    if (items.length === 0) {
        problems.add('input-missing', label, {
            what: 'no path is given',
            next: 'Give the folder of the overlay to change, e.g. `apps/shop/overlays/production`.',
        });
    }
    const paths = items.flatMap((item) => problems.try(label, () => parsePath(item.text)) ?? []);
    return [...new Set(paths)];
}
/** Names of apps; without any the name of the workflow's own repository. */
function readApps(inputs, environment, problems) {
    const label = inputs.label('app');
    const given = parseNames(inputOf(inputs, 'app'));
    const own = environment['GITHUB_REPOSITORY']?.split('/')[1];
    const names = given.length > 0 || own === undefined ? given : [own];
    if (names.length === 0) {
        problems.add('input-missing', label, { what: 'no app is given', next: 'Give the name of the app.' });
    }
    return names.flatMap((name) => problems.try(label, () => parseName(name)) ?? []);
}

;// CONCATENATED MODULE: ./build/local-request.js
/** Arguments of the command line become one validated request. */







const COMMANDS = ['update', 'list'];
const OPTIONS = {
    dir: { type: 'string', default: '.' },
    path: { type: 'string', multiple: true },
    images: { type: 'string', multiple: true },
    image: { type: 'string' },
    tag: { type: 'string' },
    digest: { type: 'string' },
    write: { type: 'boolean', default: false },
    'allow-downgrade': { type: 'boolean', default: false },
    'override-automation': { type: 'boolean', default: false },
    output: { type: 'string', default: 'text' },
    help: { type: 'boolean', short: 'h', default: false },
    version: { type: 'boolean', default: false },
};
/** @throws ReleaseError input-unknown, input-missing, input-invalid, … : the usage is wrong */
function parseCommandLine(args) {
    const { values, positionals } = readFlags(args);
    if (values.help)
        return { kind: 'help' };
    if (values.version)
        return { kind: 'version' };
    const [command, ...rest] = positionals;
    const known = COMMANDS.find((name) => name === command);
    if (known === undefined || rest.length > 0)
        throw unknownCommand(positionals);
    return known === 'list'
        ? { kind: known, request: readList(values) }
        : { kind: known, request: readUpdate(values) };
}
function readFlags(args) {
    try {
        return (0,external_node_util_.parseArgs)({ args: [...args], options: OPTIONS, allowPositionals: true });
    }
    catch (error) {
        const what = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
        throw new errors/* ReleaseError */.K({ code: 'input-unknown', what, next: 'See `gitops-release --help`.' }, error);
    }
}
function unknownCommand(positionals) {
    return new errors/* ReleaseError */.K({
        code: positionals.length === 0 ? 'input-missing' : 'input-unknown',
        what: positionals.length === 0
            ? 'no command is given'
            : `there is no command ${quote(positionals.join(' '))}`,
        next: `Give ${COMMANDS.map((name) => `\`${name}\``).join(' or ')}; see \`gitops-release --help\`.`,
    });
}
/** Flags of `update` that `list` has no use for. */
const UPDATE_ONLY = [
    'images',
    'image',
    'tag',
    'digest',
    'write',
    'allow-downgrade',
    'override-automation',
];
function readList(flags) {
    const problems = new Problems();
    const inputs = toInputs(flags);
    const paths = flags.path === undefined ? [''] : readPaths(inputs, problems);
    const output = problems.try('--output', () => parseForm(flags.output));
    for (const name of UPDATE_ONLY.filter((flag) => flags[flag] !== undefined && flags[flag] !== false)) {
        const next = 'Leave it out, or give `update`.';
        problems.add('input-unknown', `--${name}`, { what: 'list changes nothing', next });
    }
    problems.throwIfAny();
    return { command: 'list', dir: flags.dir, paths, output: output ?? 'text' };
}
function readUpdate(flags) {
    const problems = new Problems();
    const inputs = toInputs(flags);
    const images = readImages(inputs, problems);
    const paths = readPaths(inputs, problems);
    const output = problems.try('--output', () => parseForm(flags.output));
    problems.throwIfAny();
    return {
        command: 'update',
        dir: flags.dir,
        paths,
        images,
        write: flags.write,
        allowDowngrade: flags['allow-downgrade'],
        output: output ?? 'text',
    };
}
function toInputs(flags) {
    const given = {
        path: flags.path?.join('\n'),
        images: flags.images?.join('\n'),
        image: flags.image,
        tag: flags.tag,
        digest: flags.digest,
        'override-automation': flags['override-automation'] ? 'true' : undefined,
    };
    const values = Object.entries(given).flatMap(([name, value]) => value === undefined ? [] : [[name, value]]);
    return { values: new Map(values), label: (name) => `--${name}` };
}
function parseForm(value) {
    const form = OUTPUT_FORMS.find((candidate) => candidate === value);
    if (form !== undefined)
        return form;
    throw new errors/* ReleaseError */.K({
        code: 'input-invalid',
        what: `got ${quote(value)}`,
        next: `Give ${OUTPUT_FORMS.map((name) => `\`${name}\``).join(', ')}.`,
    });
}


/***/ }),

/***/ 7725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qY: () => (/* binding */ wireCheckout),
  cL: () => (/* binding */ wireTerminal),
  i8: () => (/* binding */ wireTree)
});

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
// EXTERNAL MODULE: ./build/core/snapshot.js
var snapshot = __nccwpck_require__(7264);
;// CONCATENATED MODULE: ./build/adapters/checkout/reader.js
/** A checkout on disk as a snapshot: the work tree as it is, symbolic links never followed. */



/** Files that are open at once; some systems allow a process no more than 256. */
const CONCURRENT = 64;
/** @param directory root of the checkout */
function createCheckoutReader(directory) {
    return {
        async read(paths) {
            const isFolder = folderCheck(directory);
            const entry = async (path) => (await isFolder(parentOf(path))) ? readEntry(directory, path) : missing(path);
            const files = new Map();
            for (let at = 0; at < paths.length; at += CONCURRENT) {
                const read = await Promise.all(paths.slice(at, at + CONCURRENT).map(entry));
                for (const one of read)
                    files.set(one.path, one);
            }
            return files;
        },
    };
}
async function readEntry(directory, path) {
    const place = (0,external_node_path_namespaceObject.join)(directory, path);
    const stat = await (0,promises_namespaceObject.lstat)(place).catch(() => undefined);
    if (stat === undefined)
        return missing(path);
    if (stat.isSymbolicLink())
        return { kind: 'symlink', path, target: await (0,promises_namespaceObject.readlink)(place) };
    if (stat.isDirectory())
        return { kind: 'folder', path, entries: await readFolder(place) };
    if (!stat.isFile())
        return missing(path);
    if (stat.size > snapshot/* MAX_FILE_BYTES */.g)
        return { kind: 'unreadable', path, reason: 'oversize', bytes: stat.size };
    return toFile(path, await (0,promises_namespaceObject.readFile)(place), (stat.mode & 0o100) !== 0);
}
function missing(path) {
    return { kind: 'missing', path };
}
/** Folder around a path; undefined for the root. */
function parentOf(path) {
    const slash = path.lastIndexOf('/');
    return path === '' ? undefined : slash < 0 ? '' : path.slice(0, slash);
}
/**
 * Git keeps nothing below a symbolic link, so a path through one is a path to nothing. Each folder is looked at
 * once in a read, however many paths lie below it.
 */
function folderCheck(directory) {
    const known = new Map();
    const look = async (folder) => {
        if (!(await isFolder(parentOf(folder))))
            return false;
        const stat = await (0,promises_namespaceObject.lstat)((0,external_node_path_namespaceObject.join)(directory, folder)).catch(() => undefined);
        return stat?.isDirectory() === true;
    };
    const isFolder = (folder) => {
        if (folder === undefined || folder === '')
            return Promise.resolve(true);
        const before = known.get(folder);
        const answer = before ?? look(folder);
        if (before === undefined)
            known.set(folder, answer);
        return answer;
    };
    return isFolder;
}
async function readFolder(place) {
    const entries = await (0,promises_namespaceObject.readdir)(place, { withFileTypes: true });
    return entries
        .filter((entry) => entry.name !== '.git')
        .map((entry) => ({
        name: entry.name,
        kind: entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'symlink' : 'file',
    }));
}
/** A file of text, or why it is none. */
function toFile(path, bytes, executable) {
    if (bytes.includes(0))
        return { kind: 'unreadable', path, reason: 'binary', bytes: bytes.length };
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        return { kind: 'file', path, mode: executable ? '100755' : '100644', text };
    }
    catch {
        return { kind: 'unreadable', path, reason: 'not-utf8', bytes: bytes.length };
    }
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/adapters/checkout/walk.js
/** Every file of a checkout, one after the other: symbolic links are not followed, `.git` and packages not entered. */




const NOT_ENTERED = new Set(['.git', 'node_modules']);
/**
 * Reads one file at a time and keeps none, so that memory does not grow with the tree. Synchronous: for many
 * small files that is several times faster than a promise each.
 * @param directory root of the checkout
 */
function createTreeWalker(directory) {
    return { walk: (path, wanted = () => true) => walk(directory, path, wanted) };
}
function* walk(directory, path, wanted) {
    const place = (0,external_node_path_namespaceObject.join)(directory, path);
    const stat = (0,external_node_fs_namespaceObject.lstatSync)(place, { throwIfNoEntry: false });
    if (stat?.isFile() === true)
        yield walk_readEntry(place, path, stat);
    if (stat?.isDirectory() !== true)
        return;
    const entries = (0,external_node_fs_namespaceObject.readdirSync)(place, { withFileTypes: true });
    const names = entries
        .filter((entry) => entry.isDirectory() || (entry.isFile() && wanted(entry.name)))
        .map((entry) => entry.name);
    for (const name of names.sort()) {
        if (!NOT_ENTERED.has(name))
            yield* walk(directory, path === '' ? name : `${path}/${name}`, wanted);
    }
}
function walk_readEntry(place, path, stat) {
    if (stat.size > snapshot/* MAX_FILE_BYTES */.g)
        return { kind: 'unreadable', path, reason: 'oversize', bytes: stat.size };
    return toFile(path, (0,external_node_fs_namespaceObject.readFileSync)(place), (stat.mode & 0o100) !== 0);
}

;// CONCATENATED MODULE: ./build/adapters/checkout/writer.js
/** Writes edited files into a checkout: all are staged beside their targets first, then put in place. */


/** @param directory root of the checkout */
function createCheckoutWriter(directory) {
    return {
        async write(files) {
            const staged = files.map((file) => ({
                file,
                place: (0,external_node_path_namespaceObject.join)(directory, file.path),
                beside: (0,external_node_path_namespaceObject.join)(directory, `${file.path}.gitops-release`),
            }));
            try {
                for (const { file, beside } of staged)
                    await stage(file, beside);
                for (const { place, beside } of staged)
                    await (0,promises_namespaceObject.rename)(beside, place);
            }
            finally {
                await Promise.all(staged.map(({ beside }) => (0,promises_namespaceObject.rm)(beside, { force: true })));
            }
        },
    };
}
async function stage(file, beside) {
    await (0,promises_namespaceObject.writeFile)(beside, file.text, 'utf8');
    if (file.mode === '100755')
        await (0,promises_namespaceObject.chmod)(beside, 0o755);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./build/adapters/terminal/terminal.js
/** A terminal: results on standard output, everything about them on standard error, colour only where it shows. */

/** Control characters of a file could drive the terminal; they are shown, not sent. */
function visible(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (letter) => letter === '\r' ? '' : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
function colourOf(line) {
    if (/^(diff|---|\+\+\+) /.test(line))
        return 'bold';
    if (line.startsWith('@@'))
        return 'cyan';
    if (line.startsWith('+'))
        return 'green';
    return line.startsWith('-') ? 'red' : undefined;
}
/** Milliseconds before progress is shown, and between two lines of it. */
const PROGRESS_AFTER = 1000;
const PROGRESS_EVERY = 100;
/** Clears the line before anything else is written. */
function createProgress() {
    const shows = process.stderr.isTTY === true;
    let next = performance.now() + PROGRESS_AFTER;
    let shown = false;
    return {
        show(text) {
            if (!shows || performance.now() < next)
                return;
            next = performance.now() + PROGRESS_EVERY;
            shown = true;
            process.stderr.write(`\r\u001b[K${visible(text())}`);
        },
        clear() {
            if (shown)
                process.stderr.write('\r\u001b[K');
            shown = false;
        },
    };
}
function createTerminal() {
    const shows = process.stdout.isTTY === true;
    const progress = createProgress();
    const painted = (line) => {
        const colour = colourOf(line);
        const text = visible(line);
        return colour === undefined || text === '' ? text : (0,external_node_util_.styleText)(colour, text, { stream: process.stdout });
    };
    const write = (stream, text) => {
        progress.clear();
        stream.write(text);
    };
    return {
        result: (text) => write(process.stdout, shows ? text.split('\n').map(visible).join('\n') : text),
        diff: (text) => write(process.stdout, shows ? text.split('\n').map(painted).join('\n') : text),
        remark: (text) => write(process.stderr, `${visible(text)}\n`),
        progress: (text) => progress.show(text),
        error: (text) => write(process.stderr, `${(0,external_node_util_.styleText)('red', 'error', { stream: process.stderr })}: ${visible(text)}\n`),
    };
}

;// CONCATENATED MODULE: ./build/wire-local.js
/** The wiring of the command line; apart from `wire.ts`, so that its bundle holds nothing of GitHub. */




function wireTerminal() {
    return createTerminal();
}
/** A checkout to look at. */
function wireTree(directory) {
    return { snapshot: createCheckoutReader(directory), tree: createTreeWalker(directory) };
}
function wireCheckout(directory) {
    return {
        snapshot: createCheckoutReader(directory),
        files: createCheckoutWriter(directory),
        tree: createTreeWalker(directory),
    };
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(3986);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
